package org.wsmanspec.suite.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.report.view.Printable;
import org.wsmanspec.scenario.Capabilities;

/**
 * Writes what a probe found out as a target file that people read, correct and complete.
 *
 * <p>Nothing of the credentials but their names goes into it.
 */
public final class TargetFile {

  private static final int WIDTH = 110;

  /**
   * What the file says beside the findings.
   *
   * @param name what people call the endpoint
   * @param evidence name of the evidence file
   * @param scheme authentication scheme; empty without credentials
   * @param user user name; empty without credentials
   * @param passwordFile file that holds the password, relative to the target file
   * @param passwordEnvironment name of the environment variable that holds it
   * @param trustsAny whether any certificate is trusted
   */
  public record Setting(
      String name,
      String evidence,
      Optional<String> scheme,
      Optional<String> user,
      Optional<String> passwordFile,
      Optional<String> passwordEnvironment,
      boolean trustsAny) {

    /** A file without credentials. */
    public static Setting of(String name, String evidence) {
      return new Setting(
          name,
          evidence,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);
    }
  }

  private final ProbeResult result;
  private final Setting setting;
  private final StringBuilder out = new StringBuilder();

  private TargetFile(ProbeResult result, Setting setting) {
    this.result = result;
    this.setting = setting;
  }

  /** The file; lines end with line feeds. */
  public static String render(ProbeResult result, Setting setting) {
    TargetFile file = new TargetFile(result, setting);
    file.head();
    file.claims();
    file.resources();
    return file.out.toString();
  }

  private void head() {
    comment(
        "",
        "Written by 'wsmanspec probe' after "
            + result.exchanges()
            + (result.exchanges() == 1 ? " exchange" : " exchanges")
            + " with this endpoint; the evidence is "
            + setting.evidence()
            + ".");
    comment(
        "",
        "It says what was seen. Read it, correct it, and fill in what is commented out: only what is"
            + " claimed is judged.");
    result.product().ifPresent(p -> comment("", "Identify says: " + p));
    result.remarks().forEach(r -> comment("", "The endpoint " + remark(r) + "."));
    result.stopped().ifPresent(s -> comment("", "The probe ended early: " + s + "."));
    line("target: " + scalar(setting.name()));
    line("address: " + scalar(result.address()));
    credentials();
    if (setting.trustsAny()) {
      line("tls: { trust: any, hostnameVerification: false }");
    }
    line("# Say 'allowed' where scenarios may change things, and name below what they may change.");
    line("disruptive: refused");
  }

  private static String remark(String remark) {
    return remark.startsWith("with ") ? "answers " + remark : remark;
  }

  private void credentials() {
    if (setting.scheme().isEmpty()) {
      if (!result.schemes().isEmpty()) {
        comment("", "It offers: " + String.join("; ", result.schemes()));
        line("# credentials:");
        line("#   scheme: basic                        # or digest, ntlm");
        line("#   user: name");
        line("#   passwordEnvironment: WSMAN_PASSWORD  # or passwordFile: password.txt");
      }
      return;
    }
    line("credentials:");
    line("  scheme: " + setting.scheme().get());
    line("  user: " + scalar(setting.user().orElse("")));
    if (setting.passwordFile().isPresent()) {
      line("  passwordFile: " + scalar(setting.passwordFile().get()));
    } else {
      line(
          "  passwordEnvironment: "
              + scalar(setting.passwordEnvironment().orElse("WSMAN_PASSWORD")));
    }
  }

  private void claims() {
    line("claims:");
    int width =
        result.claims().stream()
            .map(ProbeResult.Shown::word)
            .mapToInt(String::length)
            .max()
            .orElse(1);
    for (ProbeResult.Shown claim : result.claims()) {
      line(
          "  - "
              + claim.word()
              + " ".repeat(width - claim.word().length())
              + "  # "
              + Printable.line(claim.evidence()));
    }
    if (result.claims().isEmpty()) {
      out.setLength(out.length() - 1);
      line(" []");
    }
    if (!result.denials().isEmpty()) {
      line("  # Asked for, and not seen to work:");
      result
          .denials()
          .forEach(d -> comment("  ", "- " + d.word() + ": " + Printable.line(d.evidence())));
    }
    line("  # Never asked for, because it changes things or cannot be told by looking:");
    List<String> rest =
        Capabilities.words().stream()
            .filter(w -> result.claims().stream().noneMatch(c -> c.word().equals(w)))
            .filter(w -> result.denials().stream().noneMatch(c -> c.word().equals(w)))
            .toList();
    comment("  ", String.join(" ", rest));
  }

  private void resources() {
    if (result.resources().isEmpty()) {
      line("# resources:");
    } else {
      line("resources:");
    }
    Missing.names()
        .forEach(
            name ->
                result
                    .resource(name)
                    .ifPresentOrElse(
                        this::resource, () -> Missing.of(name).lines().forEach(this::lack)));
  }

  private void lack(String line) {
    line("  # " + line);
  }

  private void resource(ProbeResult.Found resource) {
    line("  " + resource.name() + ":  # " + Printable.line(resource.evidence()));
    line("    uri: " + scalar(resource.uri()));
    if (!resource.selectors().isEmpty()) {
      line("    selectors:");
      resource.selectors().forEach((k, v) -> line("      " + scalar(k) + ": " + scalar(v)));
    }
    Map<String, String> values = new LinkedHashMap<>(resource.values());
    values.forEach((k, v) -> line("    " + k + ": " + (k.equals("atLeast") ? v : scalar(v))));
    resource
        .lists()
        .forEach(
            (k, list) -> {
              line("    " + k + ":");
              list.forEach(v -> line("      - " + scalar(v)));
            });
  }

  private void comment(String indent, String text) {
    String rest = Printable.line(text);
    String head = indent + "# ";
    while (!rest.isEmpty()) {
      int room = WIDTH - head.length();
      int end = rest.length();
      if (end > room) {
        int space = rest.lastIndexOf(' ', room);
        end = space > 0 ? space : room;
      }
      line(head + rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
      head = indent + (text.startsWith("- ") ? "#   " : "# ");
    }
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  /** A text as a YAML scalar: as it stands where nobody can take it for something else. */
  static String scalar(String text) {
    if (text.matches("[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./*=,-]+)*")
        && !text.matches("(?i)true|false|null|yes|no|on|off")) {
      return text;
    }
    if (text.matches("https?://[^\\s#\"'\\\\]+[^\\s#:\"'\\\\]")) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (Character.isISOControl(c) || c == 0xFEFF || c == 0x2028 || c == 0x2029) {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }
}
