package org.wsmanspec.suite.check.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Order;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/**
 * The shells of a conversation.
 *
 * <p>A request belongs to the shell that its selector ShellId names: to the last one that was
 * created with this id before it. Of a shell whose Create was not recorded only that is known which
 * came later, and it accuses nobody of what may have been before.
 */
public final class RemoteShells {

  private final List<RemoteShell> all = new ArrayList<>();
  private final List<ShellCall> calls = new ArrayList<>();
  private final Map<String, RemoteShell> byId = new HashMap<>();
  private final Order order;

  private RemoteShells(Order order) {
    this.order = order;
  }

  /** Look through a conversation. */
  public static RemoteShells in(Conversation conversation) {
    RemoteShells shells = new RemoteShells(Order.of(conversation));
    for (Exchange exchange : conversation.exchanges()) {
      if (exchange.role() == Exchange.Role.OPERATION) {
        ShellCall.of(exchange).ifPresent(shells::take);
      }
    }
    return shells;
  }

  /** A check of each shell. */
  public static Check check(
      String name, List<String> requirements, BiConsumer<RemoteShell, FindingSink> body) {
    return Check.of(
        name,
        requirements,
        (conversation, sink) -> in(conversation).all.forEach(s -> body.accept(s, sink)));
  }

  /** A check of each request to a shell, or for one. */
  public static Check checkCalls(
      String name, List<String> requirements, BiConsumer<ShellCall, FindingSink> body) {
    return Check.of(
        name,
        requirements,
        (conversation, sink) -> in(conversation).calls.forEach(c -> body.accept(c, sink)));
  }

  /** Every shell, in the order in which they turned up. */
  public List<RemoteShell> all() {
    return Collections.unmodifiableList(all);
  }

  /** Every request to a shell, or for one, in order. */
  public List<ShellCall> calls() {
    return Collections.unmodifiableList(calls);
  }

  private void take(ShellCall call) {
    calls.add(call);
    if (call.is(Operation.CREATE)) {
      created(call).ifPresent(id -> add(new RemoteShell(id, Optional.of(call), order)));
    } else {
      call.shellId().ifPresent(id -> named(id).add(call));
    }
  }

  private void add(RemoteShell shell) {
    all.add(shell);
    byId.put(key(shell.id()), shell);
  }

  private RemoteShell named(String id) {
    RemoteShell known = byId.get(key(id));
    if (known != null) {
      return known;
    }
    RemoteShell unknown = new RemoteShell(id, Optional.empty(), order);
    add(unknown);
    return unknown;
  }

  private static String key(String id) {
    return id.toUpperCase(Locale.ROOT);
  }

  /** The id of the shell that a Create made. */
  static Optional<String> created(ShellCall call) {
    return call.reply()
        .filter(r -> !r.isFault())
        .flatMap(r -> r.envelope().elements(Names.WXF_RESOURCE_CREATED).stream().findFirst())
        .map(EndpointReference::in)
        .flatMap(
            reference ->
                reference.selectors().stream()
                    .filter(s -> s.name().equalsIgnoreCase(Uris.SHELL_ID_SELECTOR))
                    .map(s -> s.value().strip())
                    .filter(v -> !v.isEmpty())
                    .findFirst());
  }
}
