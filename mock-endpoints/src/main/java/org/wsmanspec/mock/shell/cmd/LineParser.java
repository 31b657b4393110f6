package org.wsmanspec.mock.shell.cmd;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a line apart at its operators and redirections, those in quotes and after ^ left alone. */
final class LineParser {

  /** How a part goes with the one before it. */
  enum Joint {
    /** Runs after it in any case. */
    AFTER,
    AND,
    OR,
    PIPE
  }

  /** One program with its arguments and redirections. */
  record Part(
      Joint joint,
      String text,
      boolean outToErr,
      boolean errToOut,
      boolean outAway,
      boolean errAway,
      boolean noInput) {}

  private static final Pattern REDIRECTION =
      Pattern.compile("([12]?)>>?\\s*(&1|&2|nul\\b)|<\\s*nul\\b", Pattern.CASE_INSENSITIVE);

  private final String line;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Joint joint = Joint.AFTER;
  private boolean outToErr;
  private boolean errToOut;
  private boolean outAway;
  private boolean errAway;
  private boolean noInput;

  private LineParser(String line) {
    this.line = line;
  }

  static List<Part> parse(String line) {
    LineParser parser = new LineParser(line);
    parser.run();
    return parser.parts;
  }

  private void run() {
    boolean quoted = false;
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      }
      if (quoted || c == '"') {
        text.append(c);
        i++;
      } else if (c == '^' && i + 1 < line.length()) {
        text.append(line.charAt(i + 1));
        i += 2;
      } else if (c == '&' || c == '|') {
        boolean twice = i + 1 < line.length() && line.charAt(i + 1) == c;
        finish();
        joint = c == '&' ? (twice ? Joint.AND : Joint.AFTER) : twice ? Joint.OR : Joint.PIPE;
        i += twice ? 2 : 1;
      } else {
        int after = redirection(i);
        if (after == i) {
          text.append(c);
          i++;
        } else {
          i = after;
        }
      }
    }
    finish();
  }

  /** Reads a redirection, if one is here, and returns where it ends. */
  private int redirection(int at) {
    char c = line.charAt(at);
    boolean digit =
        (c == '1' || c == '2')
            && at + 1 < line.length()
            && line.charAt(at + 1) == '>'
            && (at == 0 || Character.isWhitespace(line.charAt(at - 1)));
    if (c != '>' && c != '<' && !digit) {
      return at;
    }
    Matcher matcher = REDIRECTION.matcher(line).region(at, line.length());
    if (!matcher.lookingAt()) {
      return at;
    }
    if (c == '<') {
      noInput = true;
      return matcher.end();
    }
    boolean error = "2".equals(matcher.group(1));
    String to = matcher.group(2);
    if (to.equals("&2")) {
      outToErr |= !error;
    } else if (to.equals("&1")) {
      errToOut |= error;
    } else if (error) {
      errAway = true;
    } else {
      outAway = true;
    }
    return matcher.end();
  }

  private void finish() {
    parts.add(new Part(joint, text.toString(), outToErr, errToOut, outAway, errAway, noInput));
    text.setLength(0);
    outToErr = false;
    errToOut = false;
    outAway = false;
    errAway = false;
    noInput = false;
  }
}
