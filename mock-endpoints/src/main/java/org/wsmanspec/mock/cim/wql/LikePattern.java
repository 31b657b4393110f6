package org.wsmanspec.mock.cim.wql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A pattern of LIKE: {@code %} any text, {@code _} one character, {@code [a-f]} or {@code [a=f]}
 * one of a range, {@code [abc]} one of a set, {@code [^…]} one not of it; {@code [%]} and {@code
 * [_]} are the characters themselves. Case is ignored.
 *
 * <p>Matching takes time proportional to the product of both lengths at most.
 */
public final class LikePattern {
  /** One step of a pattern; a run has no test. */
  private record Step(boolean any, boolean negated, List<char[]> ranges) {
    boolean matches(char c) {
      boolean inside = false;
      for (char[] range : ranges) {
        inside |= c >= range[0] && c <= range[1];
      }
      return inside != negated;
    }
  }

  private final List<Step> steps = new ArrayList<>();

  private LikePattern() {}

  /** The pattern of a text; empty if a bracket is not closed. */
  public static Optional<LikePattern> compile(String text) {
    LikePattern pattern = new LikePattern();
    String folded = fold(text);
    int at = 0;
    while (at < folded.length()) {
      char c = folded.charAt(at);
      if (c == '%') {
        pattern.steps.add(new Step(true, false, List.of()));
      } else if (c == '_') {
        pattern.steps.add(new Step(false, true, List.of()));
      } else if (c == '[') {
        int close = folded.indexOf(']', at + 1);
        if (close < 0) {
          return Optional.empty();
        }
        pattern.steps.add(set(folded.substring(at + 1, close)));
        at = close;
      } else {
        pattern.steps.add(new Step(false, false, List.of(new char[] {c, c})));
      }
      at++;
    }
    return Optional.of(pattern);
  }

  private static Step set(String body) {
    boolean negated = body.length() > 1 && body.charAt(0) == '^';
    List<char[]> ranges = new ArrayList<>();
    int at = negated ? 1 : 0;
    while (at < body.length()) {
      boolean range = at + 2 < body.length() && "-=".indexOf(body.charAt(at + 1)) >= 0;
      ranges.add(new char[] {body.charAt(at), body.charAt(range ? at + 2 : at)});
      at += range ? 3 : 1;
    }
    return new Step(false, negated, ranges);
  }

  /** Whether a whole text matches. */
  public boolean matches(String text) {
    String folded = fold(text);
    int at = 0;
    int step = 0;
    int resumeStep = -1;
    int resumeAt = 0;
    while (at < folded.length()) {
      if (step < steps.size() && steps.get(step).any()) {
        resumeStep = ++step;
        resumeAt = at;
      } else if (step < steps.size() && steps.get(step).matches(folded.charAt(at))) {
        step++;
        at++;
      } else if (resumeStep >= 0) {
        // Only the latest % needs to be tried again: an earlier one could not reach further.
        step = resumeStep;
        at = ++resumeAt;
      } else {
        return false;
      }
    }
    while (step < steps.size() && steps.get(step).any()) {
      step++;
    }
    return step == steps.size();
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
