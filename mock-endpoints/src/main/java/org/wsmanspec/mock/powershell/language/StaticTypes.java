package org.wsmanspec.mock.powershell.language;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsNative;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsValues;
import org.wsmanspec.mock.powershell.SecureText;

/** The few static members of .NET that scripts of known clients use. */
final class StaticTypes {

  private static final Pattern VARIABLE = Pattern.compile("%([^%\\s]+)%");

  private StaticTypes() {}

  private static String folded(String type) {
    String full = Conversions.fullName(type).toLowerCase(Locale.ROOT);
    return full.startsWith("system.") ? full.substring("system.".length()) : full;
  }

  static Object property(String type, String name, Context c) {
    String member = name.toLowerCase(Locale.ROOT);
    Optional<Object> found =
        switch (folded(type)) {
          case "text.encoding" -> encoding(member);
          case "string" -> member.equals("empty") ? Optional.of("") : Optional.empty();
          case "int32" -> limits(member, Integer.MAX_VALUE, Integer.MIN_VALUE);
          case "int64" -> limits(member, Long.MAX_VALUE, Long.MIN_VALUE);
          case "double" -> limits(member, Double.MAX_VALUE, -Double.MAX_VALUE);
          case "math" -> member.equals("pi") ? Optional.of(Math.PI) : Optional.empty();
          case "guid" -> member.equals("empty") ? Optional.of(new UUID(0, 0)) : Optional.empty();
          case "datetime" -> time(member);
          case "environment" -> environment(member, c);
          case "consolecolor" -> Optional.of(Conversions.color(name));
          case "console" -> console(member, c);
          case "threading.thread" -> Optional.of(PsNull.NULL);
          default -> Optional.empty();
        };
    return found.orElse(PsNull.NULL);
  }

  private static Optional<Object> limits(String member, Number most, Number least) {
    return switch (member) {
      case "maxvalue" -> Optional.of(most);
      case "minvalue" -> Optional.of(least);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> encoding(String member) {
    return switch (member) {
      case "utf8", "default" -> Optional.of(new Encoding(StandardCharsets.UTF_8));
      case "unicode" -> Optional.of(new Encoding(StandardCharsets.UTF_16LE));
      case "ascii" -> Optional.of(new Encoding(StandardCharsets.US_ASCII));
      default -> Optional.empty();
    };
  }

  private static Optional<Object> time(String member) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    return switch (member) {
      case "now", "utcnow" -> Optional.of(now);
      case "today" -> Optional.of(now.toLocalDate().atStartOfDay().atOffset(ZoneOffset.UTC));
      default -> Optional.empty();
    };
  }

  private static Optional<Object> environment(String member, Context c) {
    return switch (member) {
      case "newline" -> Optional.of("\r\n");
      case "machinename" -> c.scope().get("env:COMPUTERNAME");
      case "username" -> c.scope().get("env:USERNAME");
      default -> Optional.empty();
    };
  }

  private static Optional<Object> console(String member, Context c) {
    return switch (member) {
      case "out" -> Optional.of(new Console(c, false));
      case "error" -> Optional.of(new Console(c, true));
      case "outputencoding", "inputencoding" -> encoding("utf8");
      default -> Optional.empty();
    };
  }

  static Object call(String type, String name, List<Object> arguments, Context c) {
    String member = name.toLowerCase(Locale.ROOT);
    Optional<Object> result =
        switch (folded(type)) {
          case "convert" -> convert(member, arguments);
          case "io.path" -> path(member, arguments, c);
          case "io.file" -> Files.call(c.scope().runspace.files(), member, arguments);
          case "environment" -> environmentCall(member, arguments, c);
          case "bitconverter" -> Optional.of(hexadecimal((byte[]) bytes(arguments, 0)));
          case "math" -> MathMethods.call(member, arguments);
          case "string" -> string(member, arguments);
          case "guid" -> guid(member, arguments);
          case "console" -> new Console(c, false).call(member, arguments);
          case "regex", "text.regularexpressions.regex" -> regex(member, arguments);
          case "runtime.interopservices.marshal" -> marshal(member, arguments);
          case "scriptblock", "management.automation.scriptblock" ->
              Optional.of(ScriptBlock.parse(text(arguments, 0)));
          case "threading.thread" -> Optional.empty();
          default -> Digest.create(folded(type), member);
        };
    return result.orElseThrow(() -> none(type, name));
  }

  private static PsErrorException none(String type, String name) {
    return new PsErrorException(
        PsError.of(
            ErrorCategory.INVALID_OPERATION,
            "MethodNotFound",
            "Method invocation failed because ["
                + Conversions.fullName(type)
                + "] does not contain a method named '"
                + name
                + "'."));
  }

  static String text(List<Object> arguments, int at) {
    return at < arguments.size() ? PsValues.text(arguments.get(at)) : "";
  }

  static Object bytes(List<Object> arguments, int at) {
    Object value = at < arguments.size() ? arguments.get(at) : PsNull.NULL;
    Object cast = Conversions.cast("byte[]", value);
    return cast instanceof byte[] ? cast : new byte[0];
  }

  private static Optional<Object> convert(String member, List<Object> a) {
    return switch (member) {
      case "frombase64string" -> Optional.of(decoded(text(a, 0)));
      case "tobase64string" ->
          Optional.of(Base64.getEncoder().encodeToString((byte[]) bytes(a, 0)));
      case "toint32" ->
          Optional.of(
              a.size() > 1
                  ? (Object) radix(text(a, 0), text(a, 1))
                  : Conversions.cast("int", a.get(0)));
      case "tostring" -> Optional.of(text(a, 0));
      default -> Optional.empty();
    };
  }

  private static int radix(String digits, String radix) {
    try {
      return Integer.parseInt(digits, Integer.parseInt(radix));
    } catch (NumberFormatException e) {
      throw Operators.wrong("FormatException", "Could not find any recognizable digits.");
    }
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw Operators.wrong(
          "FormatException",
          "Exception calling \"FromBase64String\" with \"1\" argument(s): \"The input is not a"
              + " valid Base-64 string.\"");
    }
  }

  private static Optional<Object> path(String member, List<Object> a, Context c) {
    String first = text(a, 0);
    int slash = Math.max(first.lastIndexOf('\\'), first.lastIndexOf('/'));
    return switch (member) {
      case "gettempfilename" -> {
        String name = c.scope().runspace.files().temporaryName();
        c.scope().runspace.files().write(name, new byte[0]);
        yield Optional.of(name);
      }
      case "gettemppath" -> Optional.of(org.wsmanspec.mock.powershell.FileStore.TEMP + "\\");
      case "combine" ->
          Optional.of(first.endsWith("\\") ? first + text(a, 1) : first + "\\" + text(a, 1));
      case "getfilename" -> Optional.of(first.substring(slash + 1));
      case "getdirectoryname" -> Optional.of(first.substring(0, Math.max(0, slash)));
      case "getfullpath" -> Optional.of(org.wsmanspec.mock.powershell.FileStore.absolute(first));
      default -> Optional.empty();
    };
  }

  private static Optional<Object> environmentCall(String member, List<Object> a, Context c) {
    return switch (member) {
      case "expandenvironmentvariables" ->
          Optional.of(
              VARIABLE
                  .matcher(text(a, 0))
                  .replaceAll(
                      m ->
                          Matcher.quoteReplacement(
                              c.scope()
                                  .get("env:" + m.group(1))
                                  .map(PsValues::text)
                                  .orElse(m.group()))));
      case "getenvironmentvariable" ->
          Optional.of(c.scope().get("env:" + text(a, 0)).orElse(PsNull.NULL));
      case "setenvironmentvariable" -> {
        c.scope().set("env:" + text(a, 0), text(a, 1));
        yield Optional.of(List.of());
      }
      case "exit" ->
          throw new ExitException(
              a.isEmpty() ? 0 : Operators.number(a.get(0), "System.Int32").intValue());
      default -> Optional.empty();
    };
  }

  private static String hexadecimal(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (byte b : bytes) {
      out.append(out.length() == 0 ? "" : "-").append(String.format(Locale.ROOT, "%02X", b));
    }
    return out.toString();
  }

  private static Optional<Object> string(String member, List<Object> a) {
    return switch (member) {
      case "join" ->
          Optional.of(
              PsValues.join(
                  a.size() == 2 ? PsValues.items(a.get(1)) : a.subList(1, a.size()), text(a, 0)));
      case "format" ->
          Optional.of(Operators.format(text(a, 0), List.copyOf(a.subList(1, a.size()))));
      case "isnullorempty" -> Optional.of(text(a, 0).isEmpty());
      case "isnullorwhitespace" -> Optional.of(text(a, 0).isBlank());
      case "concat" -> Optional.of(PsValues.join(a, ""));
      case "new" ->
          Optional.of(
              text(a, 0).repeat(Operators.number(a.get(1), "System.Int32").intValue() & 0xFFFFF));
      default -> Optional.empty();
    };
  }

  private static Optional<Object> guid(String member, List<Object> a) {
    return switch (member) {
      case "newguid" -> Optional.of(UUID.randomUUID());
      case "parse", "new" -> Optional.of(Conversions.cast("guid", text(a, 0)));
      default -> Optional.empty();
    };
  }

  private static Optional<Object> regex(String member, List<Object> a) {
    Matcher m = Comparisons.pattern(text(a, 1), true).matcher(Bounded.of(text(a, 0)));
    return switch (member) {
      case "ismatch" -> Optional.of(m.find());
      case "escape" -> Optional.of(text(a, 0).replaceAll("([\\\\*+?|{\\[()^$.# ])", "\\\\$1"));
      case "replace" ->
          Optional.of(Texts.replace(text(a, 0), List.of(text(a, 1), text(a, 2)), true));
      default -> Optional.empty();
    };
  }

  private static Optional<Object> marshal(String member, List<Object> a) {
    boolean known =
        member.startsWith("securestringto")
            || member.startsWith("ptrtostring")
            || member.startsWith("zerofree");
    if (!known || a.isEmpty()) {
      return Optional.empty();
    } else if (member.startsWith("ptrtostring") && a.get(0) instanceof SecureText s) {
      return Optional.of(s.reveal());
    }
    return Optional.of(member.startsWith("zerofree") ? List.of() : a.get(0));
  }

  /** A way to write text in octets. */
  record Encoding(Charset charset) implements PsNative {

    @Override
    public String typeName() {
      return "System.Text.Encoding";
    }

    @Override
    public Optional<Object> property(String name) {
      return Optional.ofNullable(
          Map.<String, Object>of(
                  "webname", charset.name().toLowerCase(Locale.ROOT), "codepage", 65001)
              .get(name));
    }

    @Override
    public Optional<Object> call(String name, List<Object> a) {
      return switch (name) {
        case "getstring" -> Optional.of(new String((byte[]) bytes(a, 0), charset));
        case "getbytes" -> Optional.of(text(a, 0).getBytes(charset));
        default -> Optional.empty();
      };
    }

    @Override
    public String toString() {
      return typeName();
    }
  }

  /** The console, which is the client's host. */
  record Console(Context c, boolean error) implements PsNative {

    @Override
    public String typeName() {
      return "System.Console";
    }

    @Override
    public Optional<Object> call(String name, List<Object> a) {
      String text = a.size() > 1 ? Operators.format(a.get(0), a.subList(1, a.size())) : text(a, 0);
      switch (name) {
        case "writeline", "write" -> c.streams().host().write(text, name.equals("writeline"));
        case "flush" -> c.check();
        default -> {
          return Optional.empty();
        }
      }
      return Optional.of(List.of());
    }
  }

  /** What scripts use of {@code $ExecutionContext}. */
  static PsNative executionContext() {
    return new ExecutionContext();
  }

  private record ExecutionContext() implements PsNative {

    @Override
    public String typeName() {
      return "System.Management.Automation.EngineIntrinsics";
    }

    @Override
    public Optional<Object> property(String name) {
      return Optional.of(this);
    }

    @Override
    public Optional<Object> call(String name, List<Object> a) {
      return name.equals("getunresolvedproviderpathfrompspath")
          ? Optional.of(org.wsmanspec.mock.powershell.FileStore.absolute(text(a, 0)))
          : Optional.empty();
    }
  }
}
