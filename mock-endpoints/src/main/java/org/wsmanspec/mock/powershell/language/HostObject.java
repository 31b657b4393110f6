package org.wsmanspec.mock.powershell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ClixmlValues;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.EnumValue;
import org.wsmanspec.message.psrp.HostMethod;
import org.wsmanspec.message.psrp.HostValues;
import org.wsmanspec.message.psrp.ProgressRecord;
import org.wsmanspec.mock.powershell.ClientHost;
import org.wsmanspec.mock.powershell.PsEnum;
import org.wsmanspec.mock.powershell.PsHashtable;
import org.wsmanspec.mock.powershell.PsNative;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.PsValues;
import org.wsmanspec.mock.powershell.Streams;

/** {@code $Host}: what it is asked goes to the client. */
record HostObject(ClientHost host, Streams streams) implements PsNative {

  @Override
  public String typeName() {
    return "System.Management.Automation.Internal.Host.InternalHost";
  }

  @Override
  public Optional<Object> property(String name) {
    return switch (name) {
      case "ui" -> Optional.of(new Ui(host, streams));
      case "name" -> Optional.of("ServerRemoteHost");
      case "version" -> Optional.of(Primitive.version("1.0.0.0"));
      case "currentculture" -> Optional.of(culture());
      case "currentuiculture" -> Optional.of(culture());
      case "instanceid" -> Optional.of(new java.util.UUID(0, 1));
      case "externalhost" -> Optional.of(remoteHost());
      default -> Optional.empty();
    };
  }

  /** What scripts find that raise the limit of what deserializing may cost. */
  private static PsObject remoteHost() {
    return PsObject.custom()
        .with(
            "_transportManager",
            PsObject.custom()
                .with(
                    "Fragmentor",
                    PsObject.custom()
                        .with(
                            "DeserializationContext",
                            PsObject.custom().with("MaximumAllowedMemory", PsNull.NULL))));
  }

  private static PsObject culture() {
    return PsObject.of("System.Globalization.CultureInfo")
        .text("en-US")
        .withAdapted("LCID", 1033)
        .withAdapted("Name", "en-US")
        .withAdapted("DisplayName", "English (United States)");
  }

  @Override
  public Optional<Object> call(String name, List<Object> arguments) {
    return switch (name) {
      case "setshouldexit" -> call(HostMethod.SET_SHOULD_EXIT, whole(arguments, 0));
      case "enternestedprompt" -> call(HostMethod.ENTER_NESTED_PROMPT);
      case "exitnestedprompt" -> call(HostMethod.EXIT_NESTED_PROMPT);
      case "notifybeginapplication" -> call(HostMethod.NOTIFY_BEGIN_APPLICATION);
      case "notifyendapplication" -> call(HostMethod.NOTIFY_END_APPLICATION);
      default -> Optional.empty();
    };
  }

  private Optional<Object> call(HostMethod method, ClixmlValue... parameters) {
    return called(host, method, List.of(parameters));
  }

  private static Optional<Object> called(
      ClientHost host, HostMethod method, List<ClixmlValue> parameters) {
    Object result = host.call(method, parameters);
    return Optional.of(method.returnsValue() ? result : List.of());
  }

  private static Primitive whole(List<Object> arguments, int at) {
    Object value = at < arguments.size() ? arguments.get(at) : 0;
    return Primitive.i32(Operators.number(value, "System.Int32").intValue());
  }

  private static Primitive string(List<Object> arguments, int at) {
    return Primitive.string(at < arguments.size() ? PsValues.text(arguments.get(at)) : "");
  }

  /** {@code $Host.UI}. */
  record Ui(ClientHost host, Streams streams) implements PsNative {

    @Override
    public String typeName() {
      return "System.Management.Automation.Internal.Host.InternalHostUserInterface";
    }

    @Override
    public Optional<Object> property(String name) {
      return name.equals("rawui") ? Optional.of(new RawUi(host)) : Optional.empty();
    }

    @Override
    public Optional<Object> call(String name, List<Object> a) {
      return switch (name) {
        case "readline" -> called(host, HostMethod.READ_LINE, List.of());
        case "readlineassecurestring" ->
            called(host, HostMethod.READ_LINE_AS_SECURE_STRING, List.of());
        case "write" -> written(a, HostMethod.WRITE_1, HostMethod.WRITE_2);
        case "writeline" ->
            a.isEmpty()
                ? called(host, HostMethod.WRITE_LINE_1, List.of())
                : written(a, HostMethod.WRITE_LINE_2, HostMethod.WRITE_LINE_3);
        case "writeerrorline" -> called(host, HostMethod.WRITE_ERROR_LINE, List.of(string(a, 0)));
        case "writedebugline" -> {
          streams.debug(PsValues.text(string(a, 0).string()));
          yield called(host, HostMethod.WRITE_DEBUG_LINE, List.of(string(a, 0)));
        }
        case "writeverboseline" -> {
          streams.verbose(string(a, 0).string());
          yield called(host, HostMethod.WRITE_VERBOSE_LINE, List.of(string(a, 0)));
        }
        case "writewarningline" -> {
          streams.warning(string(a, 0).string());
          yield called(host, HostMethod.WRITE_WARNING_LINE, List.of(string(a, 0)));
        }
        case "writeprogress" -> progress(a);
        case "prompt" -> prompt(a);
        case "promptforcredential" -> credential(a);
        case "promptforchoice" -> choice(a);
        default -> Optional.empty();
      };
    }

    private Optional<Object> written(List<Object> a, HostMethod plain, HostMethod colored) {
      return a.size() > 2
          ? called(host, colored, List.of(whole(a, 0), whole(a, 1), string(a, 2)))
          : called(host, plain, List.of(string(a, 0)));
    }

    private Optional<Object> progress(List<Object> a) {
      if (a.size() < 2 || !(a.get(1) instanceof PsObject o)) {
        return Optional.empty();
      }
      ProgressRecord record =
          new ProgressRecord(
              PsValues.text(Members.property(o, "Activity")),
              PsValues.asNumber(Members.property(o, "ActivityId")).orElse(0).intValue(),
              Optional.of(PsValues.text(Members.property(o, "StatusDescription"))),
              Optional.empty(),
              -1,
              -1,
              EnumValue.progressRecordType("Processing", 0),
              -1);
      streams.progress(record);
      return called(
          host,
          HostMethod.WRITE_PROGRESS,
          List.of(
              Primitive.i64(Operators.number(a.get(0), "System.Int64").longValue()),
              record.value().orElse(Primitive.NIL)));
    }

    private Optional<Object> prompt(List<Object> a) {
      List<ClixmlValue> fields = new ArrayList<>();
      for (Object each : a.size() > 2 ? PsValues.items(a.get(2)) : List.of()) {
        String name = PsValues.text(Members.property(each, "Name"));
        String label = PsValues.text(Members.property(each, "Label"));
        fields.add(
            ComplexObject.builder()
                .extended("name", Primitive.string(name))
                .extended("label", Primitive.string(label))
                .extended("parameterTypeName", Primitive.string("String"))
                .extended("parameterTypeFullName", Primitive.string("System.String"))
                .extended(
                    "parameterAssemblyFullName",
                    Primitive.string(
                        "System.String, mscorlib, Version=4.0.0.0, Culture=neutral,"
                            + " PublicKeyToken=b77a5c561934e089"))
                .extended("helpMessage", Primitive.string(""))
                .extended("isMandatory", Primitive.bool(true))
                .extended("metadata", HostValues.list(List.of()))
                .extended("modifiedByRemotingProtocol", Primitive.bool(false))
                .extended("isFromRemoteHost", Primitive.bool(false))
                .build());
      }
      Optional<Object> answer =
          called(
              host,
              HostMethod.PROMPT,
              List.of(string(a, 0), string(a, 1), HostValues.list(fields)));
      return answer.map(HostObject::dictionary);
    }

    private Optional<Object> credential(List<Object> a) {
      List<ClixmlValue> parameters = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        parameters.add(string(a, i));
      }
      parameters.add(Primitive.i32(3));
      parameters.add(Primitive.i32(1));
      return called(host, HostMethod.PROMPT_FOR_CREDENTIAL_2, parameters);
    }

    private Optional<Object> choice(List<Object> a) {
      List<ClixmlValue> choices = new ArrayList<>();
      for (Object each : a.size() > 2 ? PsValues.items(a.get(2)) : List.of()) {
        String label =
            each instanceof PsObject
                ? PsValues.text(Members.property(each, "Label"))
                : PsValues.text(each);
        String help = PsValues.text(Members.property(each, "HelpMessage"));
        choices.add(
            ComplexObject.builder()
                .extended("label", Primitive.string(label))
                .extended("helpMessage", Primitive.string(help))
                .build());
      }
      ClixmlValue list = HostValues.list(choices);
      if (a.size() > 3 && PsValues.plain(a.get(3)) instanceof List<?> defaults) {
        List<ClixmlValue> numbers = new ArrayList<>();
        defaults.forEach(d -> numbers.add(whole(List.of(d), 0)));
        return called(
            host,
            HostMethod.PROMPT_FOR_CHOICE_MULTIPLE_SELECTION,
            List.of(string(a, 0), string(a, 1), list, ClixmlValues.list(numbers)));
      }
      return called(
          host,
          HostMethod.PROMPT_FOR_CHOICE,
          List.of(string(a, 0), string(a, 1), list, whole(a, 3)));
    }
  }

  private static Object dictionary(Object answer) {
    if (!(answer instanceof PsHashtable table)) {
      return answer;
    }
    PsHashtable typed =
        new PsHashtable(
            List.of(
                "System.Collections.Generic.Dictionary`2[[System.String, mscorlib,"
                    + " Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089],"
                    + "[System.Management.Automation.PSObject, System.Management.Automation,"
                    + " Version=3.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35]]",
                "System.Object"));
    table.entries().forEach(e -> typed.put(e.key(), e.value()));
    return typed;
  }

  /** {@code $Host.UI.RawUI}. */
  record RawUi(ClientHost host) implements PsNative {

    @Override
    public String typeName() {
      return "System.Management.Automation.Internal.Host.InternalHostRawUserInterface";
    }

    @Override
    public Optional<Object> property(String name) {
      return switch (name) {
        case "windowtitle" -> called(host, HostMethod.GET_WINDOW_TITLE, List.of());
        case "foregroundcolor" -> color(HostMethod.GET_FOREGROUND_COLOR);
        case "backgroundcolor" -> color(HostMethod.GET_BACKGROUND_COLOR);
        case "cursorposition" -> called(host, HostMethod.GET_CURSOR_POSITION, List.of());
        case "windowposition" -> called(host, HostMethod.GET_WINDOW_POSITION, List.of());
        case "cursorsize" -> called(host, HostMethod.GET_CURSOR_SIZE, List.of());
        case "buffersize" -> called(host, HostMethod.GET_BUFFER_SIZE, List.of());
        case "windowsize" -> called(host, HostMethod.GET_WINDOW_SIZE, List.of());
        case "maxwindowsize" -> called(host, HostMethod.GET_MAX_WINDOW_SIZE, List.of());
        case "maxphysicalwindowsize" ->
            called(host, HostMethod.GET_MAX_PHYSICAL_WINDOW_SIZE, List.of());
        case "keyavailable" -> called(host, HostMethod.GET_KEY_AVAILABLE, List.of());
        default -> Optional.empty();
      };
    }

    private Optional<Object> color(HostMethod method) {
      return called(host, method, List.of())
          .map(c -> Conversions.color(PsValues.text(c)))
          .map(PsEnum.class::cast);
    }

    @Override
    public boolean set(String name, Object value) {
      switch (name) {
        case "windowtitle" ->
            host.call(HostMethod.SET_WINDOW_TITLE, List.of(Primitive.string(PsValues.text(value))));
        case "foregroundcolor" ->
            host.call(HostMethod.SET_FOREGROUND_COLOR, List.of(whole(List.of(value), 0)));
        case "backgroundcolor" ->
            host.call(HostMethod.SET_BACKGROUND_COLOR, List.of(whole(List.of(value), 0)));
        case "cursorsize" ->
            host.call(HostMethod.SET_CURSOR_SIZE, List.of(whole(List.of(value), 0)));
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public Optional<Object> call(String name, List<Object> arguments) {
      return switch (name) {
        case "readkey" ->
            called(
                host,
                HostMethod.READ_KEY,
                List.of(arguments.isEmpty() ? Primitive.i32(4) : whole(arguments, 0)));
        case "flushinputbuffer" -> called(host, HostMethod.FLUSH_INPUT_BUFFER, List.of());
        default -> Optional.empty();
      };
    }
  }
}
