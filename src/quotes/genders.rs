//! The people of a text in, the gender of those whom its pronouns show to be men or women out.

use super::marks::Region;
use super::referents::Referents;
use crate::EntityKind;
use crate::entities::Gender;

/// Pronouns of one gender that outweigh each of the other.
const MAJORITY: u32 = 2;

impl Referents<'_> {
    /// Notes the gender of people whose names tell none, by "he" and "she" where only one person
    /// can be meant: behind the only name of a sentence, or as the first of the sentence after it,
    /// where that opens with it or names nobody.
    pub(super) fn note_pronouns(&mut self, regions: &[Region]) {
        let mut votes = vec![(0_u32, 0_u32); self.genders.len()];
        let mut named = self.named.iter().peekable();
        let mut before: Option<usize> = None;
        let mut regions = regions.iter().peekable();
        for sentence in &self.view.tokens.sentences {
            let mut people = Vec::new();
            while let Some(name) = named.next_if(|name| name.tokens.start < sentence.end) {
                let person = self.entity(name.entity).filter(|one| one.kind == EntityKind::Person);
                if person.is_some() && name.tokens.start >= sentence.start {
                    people.push((name.tokens.end, name.entity as usize));
                }
            }
            let first = people.first().copied();
            let alone = first.filter(|(_, id)| people.iter().all(|(_, other)| other == id));
            let mut opens = true;
            for at in sentence.clone().filter(|&at| self.view.is_word(at)) {
                while regions.next_if(|region| region.tokens.end <= at).is_some() {}
                // Whoever speaks means others by "he" and "she".
                if regions.peek().is_some_and(|region| region.tokens.start <= at) {
                    continue;
                }
                let vote = self.pronoun(at);
                let meant = if opens && first.is_none_or(|(end, _)| at < end) {
                    before
                } else {
                    alone.filter(|(end, _)| *end <= at).map(|(_, id)| id)
                };
                opens &= first.is_none() && vote.is_none();
                if let (Some(vote), Some(slot)) = (vote, meant.and_then(|id| votes.get_mut(id))) {
                    let count = if vote == Gender::Female { &mut slot.0 } else { &mut slot.1 };
                    *count += 1;
                }
            }
            before = alone.map(|(_, id)| id);
        }
        for (slot, (female, male)) in self.genders.iter_mut().zip(votes) {
            let told = if female > MAJORITY * male {
                Some(Gender::Female)
            } else if male > MAJORITY * female {
                Some(Gender::Male)
            } else {
                None
            };
            *slot = slot.or(told);
        }
    }

    /// The gender of a pronoun of the writer's.
    fn pronoun(&self, at: usize) -> Option<Gender> {
        match self.view.low(at) {
            "he" | "his" | "him" => Some(Gender::Male),
            "she" | "her" => Some(Gender::Female),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_speaker;

    #[test]
    fn who_is_she_in_one_place_is_not_he_in_the_next() {
        let text = "Kanae Tarumi leads. The loser was Umeka Oshiro. “I lost to a pond,” she told \
                    her friends. Oshiro then met with Tarumi in the hall. “No,” he said.";
        check_speaker(text, "Kanae Tarumi");
    }
}
