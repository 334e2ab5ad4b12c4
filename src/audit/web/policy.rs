//! Content security policies: what holes they have.

/// The holes of a policy, in its own words; none in a strict one.
pub(super) fn holes(policy: &str) -> Vec<String> {
    let directives: Vec<Vec<String>> = policy
        .split(';')
        .map(|part| {
            part.split_whitespace()
                .map(str::to_ascii_lowercase)
                .collect()
        })
        .filter(|words: &Vec<String>| !words.is_empty())
        .collect();
    let named = |name: &str| directives.iter().find(|words| words[0] == name);
    let mut holes = Vec::new();
    if named("default-src").is_none() && named("script-src").is_none() {
        holes.push("script-src *".to_owned());
    }
    for words in &directives {
        let nonce = |word: &String| word.starts_with("'nonce-") || word.starts_with("'sha");
        let vouched = words.iter().any(nonce);
        for word in &words[1..] {
            let wide = match word.as_str() {
                "'unsafe-inline'" => !vouched,
                "'unsafe-eval'" | "'unsafe-hashes'" | "*" | "http:" | "https:" => true,
                "data:" | "blob:" => {
                    ["script-src", "default-src", "object-src"].contains(&words[0].as_str())
                }
                _ => false,
            };
            if wide && words[0].ends_with("-src") {
                holes.push(format!("{} {word}", words[0]));
            }
        }
    }
    holes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strict_policies_have_no_holes() {
        for policy in [
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'",
            "script-src 'nonce-abc' 'unsafe-inline'; default-src 'self';",
        ] {
            assert_eq!(holes(policy), [""; 0], "{policy}");
        }
    }

    #[test]
    fn holes_are_named() {
        for (policy, hole) in [
            (
                "default-src 'self' 'unsafe-inline'",
                "default-src 'unsafe-inline'",
            ),
            (
                "default-src 'self'; script-src 'Unsafe-Eval'",
                "script-src 'unsafe-eval'",
            ),
            ("default-src *", "default-src *"),
            ("default-src 'self'; style-src https:", "style-src https:"),
            ("script-src data:", "script-src data:"),
            ("img-src 'self'", "script-src *"),
            ("", "script-src *"),
        ] {
            assert_eq!(holes(policy), [hole], "{policy}");
        }
    }
}
