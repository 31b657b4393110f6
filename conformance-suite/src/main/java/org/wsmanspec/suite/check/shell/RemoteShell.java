package org.wsmanspec.suite.check.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Order;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** A shell of a conversation: what was asked of it, and the commands that ran in it. */
public final class RemoteShell {

  private final String id;
  private final Optional<ShellCall> created;
  private final Order order;
  private final List<ShellCall> calls = new ArrayList<>();
  private final Map<String, ShellCommand> commands = new LinkedHashMap<>();

  RemoteShell(String id, Optional<ShellCall> created, Order order) {
    this.id = id;
    this.created = created;
    this.order = order;
  }

  void add(ShellCall call) {
    calls.add(call);
    if (call.is(Operation.COMMAND)) {
      call.commandId().ifPresent(c -> commands.put(key(c), new ShellCommand(c, call)));
    } else {
      call.commandId().flatMap(this::command).ifPresent(c -> c.add(call));
    }
  }

  private static String key(String id) {
    return id.strip().toUpperCase(Locale.ROOT);
  }

  public String id() {
    return id;
  }

  /** The Create that made it, answered with success; empty if the recording begins later. */
  public Optional<ShellCall> created() {
    return created;
  }

  /** Everything else that was asked of it, in order. */
  public List<ShellCall> calls() {
    return Collections.unmodifiableList(calls);
  }

  /** Requests of one kind. */
  public List<ShellCall> calls(Operation operation) {
    return calls.stream().filter(c -> c.is(operation)).toList();
  }

  /** Commands whose start was recorded. */
  public Collection<ShellCommand> commands() {
    return Collections.unmodifiableCollection(commands.values());
  }

  /** The command with this id, in whatever case. */
  public Optional<ShellCommand> command(String commandId) {
    return Optional.ofNullable(commands.get(key(commandId)));
  }

  /**
   * Whether nothing that was asked of it can be missing: its Create was recorded, and the recording
   * leaves nothing out.
   */
  public boolean whole() {
    return created.filter(c -> !c.exchange().lacks(Gap.SEQUENCE)).isPresent()
        && calls.stream().noneMatch(c -> c.exchange().lacks(Gap.SEQUENCE));
  }

  /** Whether one call was over before another began. */
  public boolean before(ShellCall first, ShellCall second) {
    return order.before(first.exchange(), second.exchange());
  }

  /** The kind of shell, by the resource URI of its Create or, without that, of other requests. */
  private boolean isOf(Predicate<String> kind) {
    return created.map(List::of).orElse(calls).stream()
        .flatMap(c -> c.asked().envelope().resourceUri().stream())
        .anyMatch(kind);
  }

  /** Whether it is a text shell, such as of cmd.exe. */
  public boolean isText() {
    return isOf(Uris.SHELL_CMD::equals);
  }

  /** Whether it is a runspace pool. */
  public boolean isPool() {
    return isOf(u -> u.startsWith(Uris.POWERSHELL_PREFIX));
  }

  /** Names of streams that Create opened for input; empty if it is not known. */
  public Optional<Set<String>> inputStreams() {
    return opened(Names.RSP_INPUT_STREAMS);
  }

  /** Names of streams that Create opened for output; empty if it is not known. */
  public Optional<Set<String>> outputStreams() {
    return opened(Names.RSP_OUTPUT_STREAMS);
  }

  private Optional<Set<String>> opened(QName list) {
    return created
        .flatMap(c -> c.body(Names.RSP_SHELL))
        .flatMap(s -> Dom.child(s, list))
        .map(e -> names(Dom.text(e)));
  }

  /** The names in a list of streams. */
  static Set<String> names(String list) {
    return Arrays.stream(list.strip().split("\\s+"))
        .filter(n -> !n.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether its Create asked for compression. */
  public boolean isCompressed() {
    return created
        .flatMap(c -> c.asked().envelope().header(Names.RSP_COMPRESSION_TYPE))
        .map(Dom::text)
        .filter(t -> t.equalsIgnoreCase(Shells.COMPRESSION_XPRESS))
        .isPresent();
  }

  /** The id that its client proposed. */
  public Optional<String> proposedId() {
    return created
        .flatMap(c -> c.body(Names.RSP_SHELL))
        .flatMap(
            s ->
                ShellCall.attribute(s, Names.SHELL_ID)
                    .or(() -> Dom.child(s, Names.RSP_SHELL_ID).map(Dom::text)))
        .map(String::strip);
  }

  /** The first Delete that succeeded. */
  public Optional<ShellCall> deleted() {
    return calls(Operation.DELETE).stream().filter(ShellCall::succeeded).findFirst();
  }

  /** Whether it was deleted for sure when a call began. */
  public boolean deletedBefore(ShellCall call) {
    return deleted().filter(d -> !d.is(call) && before(d, call)).isPresent();
  }

  /**
   * The last Disconnect that succeeded before a call began, if nothing connected the shell again or
   * may have done so.
   */
  public Optional<ShellCall> disconnectedBefore(ShellCall call) {
    Optional<ShellCall> last = Optional.empty();
    for (ShellCall each : calls) {
      if (each.is(call)) {
        break;
      }
      if (each.is(Operation.DISCONNECT) && each.succeeded() && before(each, call)) {
        last = Optional.of(each);
      } else if ((each.is(Operation.RECONNECT) || each.is(Operation.CONNECT)) && !each.failed()) {
        last = Optional.empty();
      }
    }
    return last;
  }

  /** The description of a shell in the answer to its Create. */
  static Optional<Element> description(ShellCall created) {
    return created
        .reply()
        .filter(r -> !r.isFault())
        .flatMap(
            r ->
                r.envelope().bodyChildren().stream()
                    .filter(b -> Dom.is(b, Names.RSP_SHELL))
                    .findFirst());
  }
}
