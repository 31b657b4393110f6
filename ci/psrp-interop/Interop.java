import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.wsmanspec.message.clixml.Clixml;
import org.wsmanspec.message.clixml.ClixmlDocument;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Dictionary;
import org.wsmanspec.message.clixml.Notation;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.message.clixml.Property;
import org.wsmanspec.message.psrp.ApplicationPrivateData;
import org.wsmanspec.message.psrp.Command;
import org.wsmanspec.message.psrp.ConnectRunspacePool;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.Destination;
import org.wsmanspec.message.psrp.EncryptedSessionKey;
import org.wsmanspec.message.psrp.EndOfPipelineInput;
import org.wsmanspec.message.psrp.EnumValue;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.message.psrp.ErrorRecord;
import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.message.psrp.FragmentReader;
import org.wsmanspec.message.psrp.Fragmenter;
import org.wsmanspec.message.psrp.GetAvailableRunspaces;
import org.wsmanspec.message.psrp.GetCommandMetadata;
import org.wsmanspec.message.psrp.HostCall;
import org.wsmanspec.message.psrp.HostDefaultData;
import org.wsmanspec.message.psrp.HostInfo;
import org.wsmanspec.message.psrp.HostMethod;
import org.wsmanspec.message.psrp.HostResponse;
import org.wsmanspec.message.psrp.HostValues;
import org.wsmanspec.message.psrp.InformationRecord;
import org.wsmanspec.message.psrp.InformationalRecord;
import org.wsmanspec.message.psrp.InitRunspacePool;
import org.wsmanspec.message.psrp.KeyExchange;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineInput;
import org.wsmanspec.message.psrp.PipelineOutput;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.psrp.PowerShellCommands;
import org.wsmanspec.message.psrp.ProgressRecord;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.psrp.PublicKey;
import org.wsmanspec.message.psrp.PublicKeyRequest;
import org.wsmanspec.message.psrp.ResetRunspaceState;
import org.wsmanspec.message.psrp.RunspaceAvailability;
import org.wsmanspec.message.psrp.RunspacePoolInitData;
import org.wsmanspec.message.psrp.RunspacePoolState;
import org.wsmanspec.message.psrp.RunspacePoolStateMessage;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.message.psrp.SessionKey;
import org.wsmanspec.message.psrp.SetMaxRunspaces;
import org.wsmanspec.message.psrp.SetMinRunspaces;
import org.wsmanspec.message.psrp.UserEvent;

/**
 * Our side of the exchange with psrpcore. {@code check THEIRS TYPED} reads what psrpcore wrote, writes
 * it again and compares octets, and writes to TYPED what our records make of each message; {@code write
 * OURS} writes messages and values of our own.
 */
public final class Interop {

  /** How psrpcore spells what may be spelled in several ways. */
  private static final Notation THEIRS = new Notation(false, "", false, true, false, true);

  private static final List<String> NASTY =
      List.of(
          "", "plain", "_x0041_", "_x", "_X_", "a\r\n\tb", "<&>\"'", "]]>", "\u0000\u001F\u007F\u0085\u009F",
          "éİı日本", "😀", " leading and trailing ", "\u00A0\u2028\uFEFF");

  private static int wrong;
  private static int fine;

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("check")) {
      check(Path.of(arguments[1]), Path.of(arguments[2]));
      System.out.println(fine + " comparisons alike, " + wrong + " not");
    } else {
      write(Path.of(arguments[1]));
    }
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static void check(Path theirs, Path typed) throws Exception {
    List<String> out = new ArrayList<>();
    Set<MessageType> types = EnumSet.noneOf(MessageType.class);
    Map<String, MessageReader> readers = new HashMap<>();
    Map<String, List<Fragment>> objects = new HashMap<>();
    int secure = 0;
    SessionKey key = SessionKey.of(keyOctets());
    for (String line : Files.readAllLines(theirs)) {
      String[] parts = line.split("\t", -1);
      byte[] octets = Base64.getDecoder().decode(parts[2]);
      if (parts[0].equals("clixml")) {
        ClixmlDocument document = Clixml.read(octets);
        same(parts[1], octets, Clixml.write(document));
        same(parts[1] + " a second time", octets, Clixml.write(Clixml.read(Clixml.write(document))));
        if (document.root() instanceof Primitive p && p.tag() == PrimitiveTag.SS) {
          same(parts[1], "secret".getBytes(UTF_8), key.decrypt(p).getBytes(UTF_8));
          same(parts[1], p.text().getBytes(UTF_8), key.encrypt("secret").text().getBytes(UTF_8));
          secure++;
        }
        continue;
      }
      if (parts[0].equals("key")) {
        EncryptedSessionKey answer = KeyExchange.answer(new PublicKey(parts[2]), key);
        out.add("key\t" + answer.base64() + "\t");
        continue;
      }
      List<Fragment> fragments = FragmentReader.readAll(octets);
      same(parts[1], octets, Fragment.encode(fragments));
      String[] name = parts[1].split("-", -1);
      String side = name[0] + name[1];
      for (Fragment fragment : fragments) {
        if (fragment.objectId() == 1 && fragment.start()) {
          readers.put(side, new MessageReader());
        }
        List<Fragment> so = objects.computeIfAbsent(side + fragment.objectId(), k -> new ArrayList<>());
        so.add(fragment);
        for (MessageReader.Received got : readers.get(side).feed(fragment.encode())) {
          message(parts[1], got.message(), types, out);
          int size = so.get(0).blobLength();
          if (so.size() < 3 || so.subList(1, so.size() - 1).stream().allMatch(f -> f.blobLength() == so.get(1).blobLength())) {
            int rest = so.size() > 1 ? Math.max(so.get(1).blobLength(), 1) : size;
            List<Fragment> again = Fragmenter.split(got.objectId(), got.message().encode(), size, rest);
            same(parts[1] + " cut again", Fragment.encode(so), Fragment.encode(again));
          }
          so.clear();
        }
      }
    }
    Set<MessageType> missing = EnumSet.complementOf(EnumSet.copyOf(types));
    System.out.println("psrpcore sent " + types.size() + " types of messages, missing: " + missing + "; "
        + secure + " secure string");
    Files.write(typed, out);
  }

  private static byte[] keyOctets() {
    byte[] octets = new byte[SessionKey.LENGTH];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) i;
    }
    return octets;
  }

  private static void message(String name, PsrpMessage message, Set<MessageType> types, List<String> out) {
    types.add(message.type().orElseThrow());
    same(name, message.encode(), PsrpMessage.decode(message.encode()).encode());
    if (message.dataLength() > 0) {
      same(name + " " + message, message.data(), Clixml.write(message.document()));
    }
    PsrpMessage ours =
        PsrpMessage.of(
            message.destination().orElseThrow(), message.poolId(), message.pipelineId(), message.payload());
    out.add(String.join("\t", name + "-" + message.type().orElseThrow(),
        Base64.getEncoder().encodeToString(message.encode()),
        Base64.getEncoder().encodeToString(ours.encode())));
  }

  private static void same(String name, byte[] expected, byte[] actual) {
    if (Arrays.equals(expected, actual)) {
      fine++;
    } else if (++wrong < 20) {
      System.out.println("differs: " + name + "\n  theirs " + new String(expected, UTF_8)
          + "\n  ours   " + new String(actual, UTF_8));
    }
  }

  // What we write.

  private static void write(Path file) throws Exception {
    List<String> lines = new ArrayList<>();
    for (ClixmlValue value : values()) {
      byte[] data = Clixml.write(new ClixmlDocument(THEIRS, value));
      lines.add("clixml\t" + lines.size() + "\t" + Base64.getEncoder().encodeToString(data));
    }
    UUID pool = new UUID(0x1122334455667788L, 0x99AABBCCDDEEFF00L);
    UUID pipeline = new UUID(1, 2);
    Fragmenter fragmenter = new Fragmenter();
    for (int blob : new int[] {40, 1000, 32768}) {
      for (PsrpPayload payload : payloads()) {
        Destination to =
            payload.type().direction() == MessageType.Direction.TO_SERVER ? Destination.SERVER : Destination.CLIENT;
        Optional<UUID> about =
            payload.type().target() == MessageType.Target.PIPELINE ? Optional.of(pipeline) : Optional.empty();
        PsrpMessage message = PsrpMessage.of(to, pool, about, payload);
        long id = fragmenter.nextObjectId();
        byte[] octets = Fragment.encode(fragmenter.split(message, blob));
        lines.add(String.join("\t", "fragments", id + " " + payload.type().code() + " " + blob,
            Base64.getEncoder().encodeToString(octets), Base64.getEncoder().encodeToString(message.encode())));
      }
    }
    Files.write(file, lines);
    System.out.println("we wrote " + lines.size() + " values and messages");
  }

  private static List<ClixmlValue> values() {
    List<ClixmlValue> values = new ArrayList<>();
    for (String text : NASTY) {
      values.add(Primitive.string(text));
      for (PrimitiveTag tag : List.of(PrimitiveTag.URI, PrimitiveTag.XD, PrimitiveTag.SBK)) {
        values.add(Primitive.text(tag, text));
      }
      values.add(custom(List.of(new Property(text, Primitive.string(text)))));
    }
    values.addAll(List.of(Primitive.NIL, Primitive.bool(true), Primitive.bool(false), Primitive.character('a'),
        Primitive.character('\uFFFF'), Primitive.i32(Integer.MIN_VALUE), Primitive.i64(Long.MAX_VALUE),
        Primitive.number(-0.5), Primitive.number(12.34f), Primitive.number(1.5e300), Primitive.number(1e-7),
        Primitive.decimal(new java.math.BigDecimal("-12.340")), Primitive.bytes(new byte[] {0, 1, -1}),
        Primitive.bytes(new byte[0]), Primitive.guid(new UUID(1, 2)), Primitive.version("1.2"),
        Primitive.version("1.2.3.4"), Primitive.duration(Duration.ZERO), Primitive.duration(Duration.parse("-PT9.026S")),
        Primitive.duration(Duration.parse("P1DT2H3M4.0000005S")),
        Primitive.dateTime(OffsetDateTime.parse("2008-04-11T10:42:32.2731993-07:00")),
        Primitive.dateTime(OffsetDateTime.parse("2026-01-02T03:04:05Z"))));
    for (String[] extreme : new String[][] {{"By", "255"}, {"SB", "-128"}, {"U16", "65535"}, {"I16", "-32768"},
        {"U32", "4294967295"}, {"U64", "18446744073709551615"}}) {
      values.add(Primitive.integer(PrimitiveTag.of(extreme[0]).orElseThrow(), new java.math.BigInteger(extreme[1])));
    }
    for (long seed = 0; seed < 2000; seed++) {
      values.add(generated(new SplittableRandom(seed), 4));
    }
    return values;
  }

  /** In the order of psrpcore: type names, properties, container. */
  private static ClixmlValue generated(SplittableRandom random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(6);
    List<ClixmlValue> inner = new ArrayList<>();
    for (int i = random.nextInt(4); kind > 2 && i > 0; i--) {
      inner.add(generated(random, depth - 1));
    }
    return switch (kind) {
      case 3 -> ComplexObject.builder().types("System.Collections.ArrayList", "System.Object").list(inner).build();
      case 4 -> {
        List<Dictionary.Entry> entries = new ArrayList<>();
        inner.forEach(v -> entries.add(new Dictionary.Entry(Primitive.string("k" + entries.size()), v)));
        yield ComplexObject.builder().types("System.Collections.Hashtable", "System.Object").dictionary(entries).build();
      }
      case 5 -> {
        List<Property> properties = new ArrayList<>();
        inner.forEach(v -> properties.add(new Property(NASTY.get(random.nextInt(NASTY.size())) + properties.size(), v)));
        yield custom(properties);
      }
      default -> random.nextBoolean()
          ? Primitive.i32(random.nextInt())
          : Primitive.string(NASTY.get(random.nextInt(NASTY.size())));
    };
  }

  private static ClixmlValue custom(List<Property> properties) {
    return ComplexObject.builder()
        .types("System.Management.Automation.PSCustomObject", "System.Object")
        .extended(properties)
        .build();
  }

  private static List<PsrpPayload> payloads() {
    ErrorRecord error =
        ErrorRecord.of(ErrorCategory.WRITE_ERROR, "Id", "System.Management.Automation.RuntimeException", "boom\n日本");
    HostInfo host = new HostInfo(false, false, false, false, Optional.of(HostDefaultData.of(7, 0, 120, 50, "title")));
    Command command = Command.named("Get-Item",
        List.of(new Command.Argument(Optional.of("-Path"), Primitive.string("C:\\")),
            new Command.Argument(Optional.empty(), Primitive.i32(3))));
    List<Command> commands = List.of(command, Command.script("'😀' * 3\r\n"));
    EnumValue unknown = EnumValue.apartmentState("Unknown", 2);
    HostCall prompt = new HostCall(MessageType.PIPELINE_HOST_CALL, 7, EnumValue.hostMethod(HostMethod.READ_LINE), List.of());
    HostCall name = new HostCall(MessageType.RUNSPACEPOOL_HOST_CALL, 8, EnumValue.hostMethod(HostMethod.GET_NAME), List.of());
    OffsetDateTime time = OffsetDateTime.parse("2026-01-02T03:04:05.1234567Z");
    return List.of(
        SessionCapability.of("2.3"),
        new InitRunspacePool(1, 5, EnumValue.threadOptions("Default", 0), unknown, host, Primitive.NIL),
        KeyExchange.begin().publicKey(),
        KeyExchange.answer(KeyExchange.begin().publicKey(), SessionKey.generate()),
        new PublicKeyRequest(),
        ConnectRunspacePool.keepSizes(),
        new ConnectRunspacePool(OptionalInt.of(1), OptionalInt.of(3)),
        new SetMaxRunspaces(3, 1),
        new SetMinRunspaces(2, 2),
        RunspaceAvailability.done(true, 1),
        RunspaceAvailability.available(4, 2),
        RunspacePoolStateMessage.of(RunspacePoolState.OPENED),
        RunspacePoolStateMessage.of(RunspacePoolState.BROKEN, error),
        CreatePipeline.ofScript("1 + 1 # " + "x".repeat(40_000), true),
        new CreatePipeline(false, unknown, EnumValue.remoteStreamOptions("AddInvocationInfo", 15), true, host,
            new PowerShellCommands(false, commands, Optional.of(List.of(commands, List.of(command))), Optional.of("h"), true), false),
        new GetAvailableRunspaces(3),
        new UserEvent(1, "source", Primitive.dateTime(time), Primitive.NIL, HostValues.list(List.of(Primitive.i32(1))),
            Primitive.string("data"), Optional.empty(), new UUID(3, 4)),
        new ApplicationPrivateData(ComplexObject.builder()
            .types("System.Management.Automation.PSPrimitiveDictionary", "System.Collections.Hashtable", "System.Object")
            .dictionary(List.of(new Dictionary.Entry(Primitive.string("PSVersion"), Primitive.version("5.1.1.1")))).build()),
        new GetCommandMetadata(Optional.of(List.of("Get-*")), EnumValue.commandTypes("Cmdlet", 8), Optional.empty(), Primitive.NIL),
        new RunspacePoolInitData(1, 2),
        new ResetRunspaceState(9),
        prompt,
        name,
        HostResponse.to(prompt, Primitive.string("a line")),
        HostResponse.failure(name, error),
        new PipelineInput(HostValues.hashtable(Map.of("k", Primitive.NIL))),
        new EndOfPipelineInput(),
        new PipelineOutput(Primitive.string("out 日本 😀")),
        error,
        PipelineStateMessage.of(PipelineState.COMPLETED),
        PipelineStateMessage.of(PipelineState.FAILED, error),
        InformationalRecord.of(MessageType.DEBUG_RECORD, "debug"),
        InformationalRecord.of(MessageType.VERBOSE_RECORD, "verbose\n"),
        InformationalRecord.of(MessageType.WARNING_RECORD, "warning"),
        new ProgressRecord("a", 1, Optional.of("s"), Optional.empty(), -1, 50, EnumValue.progressRecordType("Completed", 1), -1),
        new InformationRecord(Primitive.string("info"), Optional.of("Write-Information"), Primitive.dateTime(time), List.of("PSHOST"),
            Optional.of("user"), Optional.of("computer"),
            List.of(new Property("ProcessId", new Primitive(PrimitiveTag.U32, "1")),
                new Property("NativeThreadId", new Primitive(PrimitiveTag.U32, "2")),
                new Property("ManagedThreadId", new Primitive(PrimitiveTag.U32, "3")))));
  }
}
