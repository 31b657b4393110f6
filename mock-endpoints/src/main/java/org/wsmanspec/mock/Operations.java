package org.wsmanspec.mock;

import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.dispatch.Operation;
import org.wsmanspec.mock.enumeration.Enumerate;
import org.wsmanspec.mock.enumeration.EnumerationContexts;
import org.wsmanspec.mock.enumeration.EnumerationOperation;
import org.wsmanspec.mock.invoke.Invoke;
import org.wsmanspec.mock.transfer.Transfer;

/** All operations of the reference endpoint by their Action. */
final class Operations implements Operation.Finder {

  private final Map<String, Operation> standard;
  private final Resources resources;

  Operations(Resources resources, EnumerationContexts contexts) {
    this.resources = resources;
    this.standard =
        Map.of(
            Actions.GET, new Transfer(Transfer.Verb.GET, resources),
            Actions.PUT, new Transfer(Transfer.Verb.PUT, resources),
            Actions.CREATE, new Transfer(Transfer.Verb.CREATE, resources),
            Actions.DELETE, new Transfer(Transfer.Verb.DELETE, resources),
            Actions.ENUMERATE, new Enumerate(resources, contexts),
            Actions.PULL, new EnumerationOperation(EnumerationOperation.Verb.PULL, contexts),
            Actions.RELEASE, new EnumerationOperation(EnumerationOperation.Verb.RELEASE, contexts),
            Actions.ENUMERATION_RENEW,
                new EnumerationOperation(EnumerationOperation.Verb.RENEW, contexts),
            Actions.ENUMERATION_GET_STATUS,
                new EnumerationOperation(EnumerationOperation.Verb.GET_STATUS, contexts));
  }

  @Override
  public Optional<Operation> find(String action) {
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
