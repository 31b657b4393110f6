package org.wsmanspec.scenario.run;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.clixml.Clixml;
import org.wsmanspec.message.clixml.ClixmlException;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ClixmlValues;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.Command;
import org.wsmanspec.message.psrp.Command.Argument;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.EnumValue;
import org.wsmanspec.message.psrp.GetCommandMetadata;
import org.wsmanspec.message.psrp.HostDefaultData;
import org.wsmanspec.message.psrp.HostInfo;
import org.wsmanspec.message.psrp.InitRunspacePool;
import org.wsmanspec.message.psrp.PowerShellCommands;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.scenario.PipelineContent;
import org.wsmanspec.scenario.PsrpValue;
import org.wsmanspec.scenario.ShellOperation.PoolTerms;
import org.wsmanspec.scenario.ShellOperation.StartPipeline;
import org.wsmanspec.scenario.Text;

/** Makes what PSRP messages say of what a scenario says. */
final class PsrpPayloadMaker {

  /** CommandTypes of all kinds. */
  private static final int ALL = 0x1FF;

  private final StepContext step;
  private final PsrpClient pool;

  PsrpPayloadMaker(StepContext step, PsrpClient pool) {
    this.step = step;
    this.pool = pool;
  }

  static SessionCapability capability(PoolTerms terms, StepContext step) {
    return new SessionCapability(
        terms.protocol().map(step::text).orElse("2.3"),
        terms.psVersion().map(step::text).orElse("2.0"),
        terms.serialization().map(step::text).orElse("1.1.0.1"),
        Optional.empty());
  }

  static InitRunspacePool init(PoolTerms terms, StepContext step) {
    boolean full = terms.host().filter("full"::equals).isPresent();
    HostInfo host =
        full
            ? new HostInfo(
                false,
                false,
                false,
                false,
                Optional.of(HostDefaultData.of(7, 0, 120, 50, "wsmanspec")))
            : HostInfo.none();
    return new InitRunspacePool(
        number(terms.min(), 1, step),
        number(terms.max(), 1, step),
        EnumValue.threadOptions("Default", 0),
        EnumValue.apartmentState("UNKNOWN", 2),
        host,
        Primitive.NIL);
  }

  /** A number that a scenario gives as text. */
  static int number(Optional<Text> text, int otherwise, StepContext step) {
    String written = text.map(step::text).map(String::strip).orElse("");
    try {
      return written.isEmpty() ? otherwise : Integer.parseInt(written);
    } catch (NumberFormatException e) {
      throw NotDrivenException.mistake("'" + written + "' is no 32-bit number");
    }
  }

  /** What a pipeline's first message says; empty if its data are given. */
  Optional<PsrpPayload> pipeline(StartPipeline start) {
    PipelineContent content = start.content();
    if (content instanceof PipelineContent.Raw) {
      return Optional.empty();
    }
    if (content instanceof PipelineContent.Metadata metadata) {
      List<String> names = metadata.names().stream().map(step::text).toList();
      return Optional.of(
          new GetCommandMetadata(
              names.isEmpty() ? Optional.empty() : Optional.of(names),
              EnumValue.commandTypes("All", number(metadata.types(), ALL, step)),
              Optional.empty(),
              Primitive.NIL));
    }
    List<Command> commands = new ArrayList<>();
    if (content instanceof PipelineContent.Script script) {
      commands.add(Command.script(step.text(script.text())));
    } else if (content instanceof PipelineContent.Commands list) {
      list.commands().forEach(c -> commands.add(command(c)));
    }
    return Optional.of(
        new CreatePipeline(
            !start.input(),
            EnumValue.apartmentState("UNKNOWN", 2),
            EnumValue.remoteStreamOptions("0", 0),
            start.history(),
            HostInfo.none(),
            PowerShellCommands.of(commands),
            start.nested()));
  }

  private Command command(PipelineContent.Cmd cmd) {
    String text = step.text(cmd.name());
    List<Argument> arguments = new ArrayList<>();
    cmd.parameters().forEach((k, v) -> arguments.add(new Argument(Optional.of(k), value(v))));
    cmd.arguments().forEach(v -> arguments.add(new Argument(Optional.empty(), value(v))));
    if (!cmd.script()) {
      return Command.named(text, arguments);
    }
    Command script = Command.script(text);
    return new Command(
        script.text(), script.isScript(), script.useLocalScope(), script.merges(), arguments);
  }

  /** A value as CLIXML. */
  ClixmlValue value(PsrpValue value) {
    if (value instanceof PsrpValue.Str str) {
      return Primitive.string(step.text(str.text()));
    } else if (value instanceof PsrpValue.Bool bool) {
      return Primitive.bool(bool.value());
    } else if (value instanceof PsrpValue.Num num) {
      return number(num.digits());
    } else if (value instanceof PsrpValue.Many many) {
      return ClixmlValues.list(many.items().stream().map(this::value).toList());
    } else if (value instanceof PsrpValue.Table table) {
      Map<String, ClixmlValue> entries = new LinkedHashMap<>();
      table.entries().forEach((k, v) -> entries.put(k, value(v)));
      return ClixmlValues.hashtable(entries);
    } else if (value instanceof PsrpValue.Secure secure) {
      return pool.sessionKey().encrypt(step.text(secure.text()));
    } else if (value instanceof PsrpValue.Clixml clixml) {
      try {
        return Clixml.read(step.markup(clixml.xml()).getBytes(StandardCharsets.UTF_8)).root();
      } catch (ClixmlException e) {
        throw NotDrivenException.mistake("this is no CLIXML: " + e.getMessage());
      }
    }
    return Primitive.NIL;
  }

  private static ClixmlValue number(String digits) {
    try {
      BigInteger whole = new BigInteger(digits.strip());
      if (whole.bitLength() < 32) {
        return Primitive.i32(whole.intValueExact());
      }
      return whole.bitLength() < 64
          ? Primitive.i64(whole.longValueExact())
          : Primitive.decimal(new BigDecimal(whole));
    } catch (NumberFormatException e) {
      return Primitive.number(Double.parseDouble(digits.strip()));
    }
  }
}
