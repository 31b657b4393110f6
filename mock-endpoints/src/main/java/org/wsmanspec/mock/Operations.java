package org.wsmanspec.mock;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.dispatch.Operation;
import org.wsmanspec.mock.enumeration.Enumerate;
import org.wsmanspec.mock.enumeration.EnumerationContexts;
import org.wsmanspec.mock.enumeration.EnumerationOperation;
import org.wsmanspec.mock.eventing.EventSources;
import org.wsmanspec.mock.invoke.Invoke;
import org.wsmanspec.mock.shell.RemoteShells;
import org.wsmanspec.mock.transfer.Transfer;

/** All operations of the reference endpoint by their Action. */
final class Operations implements Operation.Finder {

  private final Map<String, Operation> standard;
  private final Resources resources;
  private final RemoteShells shells;

  Operations(
      Resources resources, EnumerationContexts contexts, EventSources events, RemoteShells shells) {
    this.resources = resources;
    this.shells = shells;
    Map<String, Operation> all = new HashMap<>();
    all.put(Actions.GET, new Transfer(Transfer.Verb.GET, resources));
    all.put(Actions.PUT, new Transfer(Transfer.Verb.PUT, resources));
    all.put(Actions.CREATE, new Transfer(Transfer.Verb.CREATE, resources));
    all.put(Actions.DELETE, new Transfer(Transfer.Verb.DELETE, resources));
    all.put(Actions.ENUMERATE, new Enumerate(resources, contexts));
    all.put(
        Actions.ENUMERATION_RENEW,
        new EnumerationOperation(EnumerationOperation.Verb.RENEW, contexts));
    all.put(
        Actions.ENUMERATION_GET_STATUS,
        new EnumerationOperation(EnumerationOperation.Verb.GET_STATUS, contexts));
    all.putAll(
        events.operations(
            new EnumerationOperation(EnumerationOperation.Verb.PULL, contexts),
            new EnumerationOperation(EnumerationOperation.Verb.RELEASE, contexts)));
    this.standard = Map.copyOf(all);
  }

  @Override
  public Optional<Operation> find(String action, Optional<String> resourceUri) {
    Optional<String> shell = resourceUri.filter(shells::owns);
    if (shell.isPresent()) {
      return shells.find(action, shell.get());
    }
    Operation known = standard.get(action);
    if (known != null) {
      return Optional.of(known);
    }
    boolean reserved =
        action.startsWith(Namespaces.WXF)
            || action.startsWith(Namespaces.WSEN)
            || action.startsWith(Namespaces.WSE);
    return reserved ? Optional.empty() : Invoke.find(resources, action);
  }
}
