//! The command line, run as a program: what goes in, what comes out, and in which order.
#![cfg(feature = "cli")]

use std::error::Error;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

type Outcome = Result<(), Box<dyn Error>>;

const PAGE: &str = "<html><body><nav><a href='/'>Home</a></nav><article><h1>Rain in Ayr</h1>\
    <p>It rained in Ayr for the whole of a long and very grey Monday, and nobody minded it at all.</p>\
    <p>“It will rain again,” said Ann Lee, a farmer, who had waited for weeks for a day like this.</p>\
    </article></body></html>";

/// Runs the program and gives what it printed, and whether it succeeded.
fn run(arguments: &[&str], input: &[u8]) -> Result<(String, String, bool), Box<dyn Error>> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_article-analyzer"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut stdin = child.stdin.take().ok_or("no standard input")?;
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output()?;
    // A program that stops early closes its input; what it printed is what counts.
    let _ = writer.join();
    Ok((
        String::from_utf8(output.stdout)?,
        String::from_utf8(output.stderr)?,
        output.status.success(),
    ))
}

fn analysis(arguments: &[&str], input: &[u8]) -> Result<Value, Box<dyn Error>> {
    Ok(serde_json::from_str(&run(arguments, input)?.0)?)
}

fn batch(arguments: &[&str], lines: &[Value]) -> Result<Vec<Value>, Box<dyn Error>> {
    let input = lines.iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
    let arguments = [&["batch"], arguments].concat();
    let (out, _, _) = run(&arguments, input.as_bytes())?;
    out.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

#[test]
fn html_is_recognised_and_cleaned() -> Outcome {
    let found = analysis(&["analyze"], PAGE.as_bytes())?;
    let text = found["article"]["text"].as_str().ok_or("no text")?;
    assert!(text.starts_with("It rained in Ayr"), "{text}");
    assert!(text.ends_with("a day like this."), "{text}");
    assert_eq!(found["offsets"], "utf8");
    assert!(found["stats"]["milliseconds"]["page"].is_f64());
    Ok(())
}

#[test]
fn a_piece_of_a_page_is_html_and_a_text_about_tags_is_not() -> Outcome {
    let text = |input: &str| -> Result<String, Box<dyn Error>> {
        let found = analysis(&["analyze"], input.as_bytes())?;
        Ok(found["article"]["text"].as_str().unwrap_or_default().to_owned())
    };
    let sentence = "It rained in Ayr for the whole of a long and very grey Monday.";
    assert_eq!(text(&format!("<li>{sentence}</li>"))?, sentence);
    let about = "The element <p> holds a paragraph, as every page on the whole wide web has them.";
    assert_eq!(text(about)?, about);
    Ok(())
}

#[test]
fn a_removed_piece_is_kept_by_its_id() -> Outcome {
    let removed = &analysis(&["analyze"], PAGE.as_bytes())?["removed"][0];
    let (id, words) = (removed["id"].to_string(), removed["text"].as_str().ok_or("no text")?);
    let kept = analysis(&["analyze", "--restore", &id], PAGE.as_bytes())?;
    let answer = batch(&[], &[json!({"id": 1, "html": PAGE, "restore": [removed["id"]]})])?;
    for found in [&kept, &answer[0]] {
        let text = found["article"]["text"].as_str().ok_or("no text")?;
        assert!(text.contains(words), "{words} is not in {text}");
    }
    Ok(())
}

#[test]
fn attitudes_are_listed_where_they_are_asked_for() -> Outcome {
    let text = "The mayor of Ayr, Ann Lee, hopes that the rain will stop before the summer fair.";
    let acts = |found: &Value| found["quotes"].as_array().map_or(0, Vec::len);
    let without = analysis(&["analyze", "--verbatim"], text.as_bytes())?;
    let with = analysis(&["analyze", "--verbatim", "--attitudes"], text.as_bytes())?;
    assert_eq!((acts(&without), acts(&with)), (0, 1), "{with}");
    assert_eq!(with["quotes"][0]["act"], "attitude");
    Ok(())
}

#[test]
fn verbatim_text_is_the_article_as_given() -> Outcome {
    let given = "  Home | News\n\nÉté: “yes”, said Ann Lee.  \n";
    let found = analysis(&["analyze", "--verbatim"], given.as_bytes())?;
    assert_eq!(found["article"]["text"], given);
    Ok(())
}

#[test]
fn offsets_count_the_unit_that_was_asked_for() -> Outcome {
    let given = "😀 é\nend".as_bytes();
    for (unit, last) in [("utf8", [8, 11]), ("utf16", [5, 8]), ("char", [4, 7])] {
        let found = analysis(&["analyze", "--verbatim", "--offsets", unit], given)?;
        assert_eq!(found["offsets"], unit);
        let block = &found["article"]["blocks"][1];
        assert_eq!([&block["start"], &block["end"]], [&json!(last[0]), &json!(last[1])], "{unit}");
    }
    Ok(())
}

#[test]
fn declared_and_marked_charsets_are_decoded() -> Outcome {
    let text = |input: &[u8]| -> Result<String, Box<dyn Error>> {
        let found = analysis(&["analyze"], input)?;
        Ok(found["article"]["text"].as_str().unwrap_or_default().to_owned())
    };
    let page = |charset: &str| format!("<html><head><meta charset=\"{charset}\"></head><body><p>");
    let sentence = b"Caf\xe9 \x93ouvert\x94, dit la dame qui tient le comptoir depuis vingt ans.";
    let latin = [page("windows-1252").as_bytes(), sentence].concat();
    assert!(text(&latin)?.starts_with("Café “ouvert”"));
    let japanese = [page("Shift_JIS").as_bytes(), b"\x93\xfa\x96\x7b</p>"].concat();
    assert!(text(&japanese)?.starts_with("日本"));
    let marked = "\u{feff}<p>Größe zählt, sagte sie.</p>".encode_utf16();
    let wide: Vec<u8> = marked.flat_map(u16::to_le_bytes).collect();
    assert!(text(&wide)?.starts_with("Größe"));
    Ok(())
}

#[test]
fn nothing_to_read_is_one_sentence_with_a_code() -> Outcome {
    let (out, problem, success) = run(&["analyze"], b" \n")?;
    assert_eq!((out.as_str(), success), ("", false));
    let told = problem.contains("The input is empty.") && problem.contains("(empty-input)");
    assert!(told, "{problem}");
    let (_, problem, success) = run(&["analyze", "no/such/file"], b"")?;
    assert!(!success && problem.contains("cannot read no/such/file"), "{problem}");
    Ok(())
}

#[test]
fn a_cell_that_begins_like_a_formula_is_defused() -> Outcome {
    let given = "“=1+1, my friend, and nothing more than that,” said Ann Lee.";
    let (out, _, _) = run(&["analyze", "--verbatim", "--format", "csv"], given.as_bytes())?;
    assert!(out.starts_with("row,kind,name,start,end,text,cue,anonymous\n"), "{out}");
    let formula = |cell: &str| cell.trim_matches('"').starts_with(['=', '+', '-', '@']);
    assert!(!out.split(['\n', ',']).any(formula), "{out}");
    Ok(())
}

#[test]
fn batch_keeps_the_order_and_the_ids() -> Outcome {
    let line = |id: u32| json!({ "id": id, "text": format!("Line {id} says yes.") });
    let lines: Vec<Value> = (0..300).map(line).collect();
    let found = batch(&["--verbatim"], &lines)?;
    assert_eq!(found.len(), lines.len());
    for (line, found) in lines.iter().zip(&found) {
        assert_eq!((&found["id"], &found["article"]["text"]), (&line["id"], &line["text"]));
    }
    Ok(())
}

#[test]
fn a_bad_line_becomes_an_error_line() -> Outcome {
    let input = r#"{"id": "a"}
no json
{"id": "b", "html": " "}
{"id": "c", "html": "x", "text": "y"}
{"id": "d", "text": "A word."}
"#;
    let (out, _, success) = run(&["batch"], input.as_bytes())?;
    assert!(success);
    let lines: Vec<Value> = out.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let codes: Vec<&Value> = lines.iter().map(|line| &line["error"]["code"]).collect();
    let bad = json!("bad-line");
    assert_eq!(codes, [&bad, &bad, &json!("empty-input"), &bad, &Value::Null]);
    assert_eq!(lines.last().map(|line| &line["id"]), Some(&json!("d")));
    Ok(())
}
