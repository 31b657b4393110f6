package org.wsmanspec.mock.personality;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Actions;

/** Short names of operations, as personalities use them. */
final class OperationNames {

  private static final String IDENTIFY = "Identify";
  private static final String INVOKE = "Invoke";
  private static final Map<String, String> ACTIONS = new LinkedHashMap<>();

  static {
    ACTIONS.put("Get", Actions.GET);
    ACTIONS.put("Put", Actions.PUT);
    ACTIONS.put("Create", Actions.CREATE);
    ACTIONS.put("Delete", Actions.DELETE);
    ACTIONS.put("Enumerate", Actions.ENUMERATE);
    ACTIONS.put("Pull", Actions.PULL);
    ACTIONS.put("Release", Actions.RELEASE);
    ACTIONS.put("Renew", Actions.ENUMERATION_RENEW);
    ACTIONS.put("GetStatus", Actions.ENUMERATION_GET_STATUS);
    ACTIONS.put("Subscribe", Actions.SUBSCRIBE);
    ACTIONS.put("Unsubscribe", Actions.UNSUBSCRIBE);
    // Enumeration has the short names already.
    ACTIONS.put("RenewSubscription", Actions.RENEW);
    ACTIONS.put("GetSubscriptionStatus", Actions.GET_STATUS);
    ACTIONS.put("Command", Actions.SHELL_COMMAND);
    ACTIONS.put("Send", Actions.SHELL_SEND);
    ACTIONS.put("Receive", Actions.SHELL_RECEIVE);
    ACTIONS.put("Signal", Actions.SHELL_SIGNAL);
    ACTIONS.put("Disconnect", Actions.SHELL_DISCONNECT);
    ACTIONS.put("Reconnect", Actions.SHELL_RECONNECT);
    ACTIONS.put("Connect", Actions.SHELL_CONNECT);
  }

  private OperationNames() {}

  static Set<String> all() {
    Set<String> all = new java.util.LinkedHashSet<>(ACTIONS.keySet());
    all.add(IDENTIFY);
    all.add(INVOKE);
    return all;
  }

  /** What operation a request is for; any Action that is no other is taken for a method's. */
  static Optional<String> of(Envelope request) {
    if (request.isIdentify()) {
      return Optional.of(IDENTIFY);
    }
    return request
        .action()
        .map(
            action ->
                ACTIONS.entrySet().stream()
                    .filter(e -> e.getValue().equals(action))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(INVOKE));
  }

  /** The Action that a name such as {@code GetResponse} stands for; a URI stands for itself. */
  static String action(String name) {
    if (name.contains(":") || !name.endsWith("Response")) {
      return ACTIONS.getOrDefault(name, name);
    }
    String operation = name.substring(0, name.length() - "Response".length());
    String action = ACTIONS.get(operation);
    return action == null ? name : Actions.responseTo(action);
  }
}
