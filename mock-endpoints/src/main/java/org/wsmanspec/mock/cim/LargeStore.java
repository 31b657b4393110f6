package org.wsmanspec.mock.cim;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One instance whose representation has more octets than the smallest MaxEnvelopeSize and fewer
 * than a client takes that states none (DSP0226 6.2 and 13.1).
 */
final class LargeStore implements InstanceStore {
  static final String CLASS = "WSPEC_Large";

  private static final String TEXT = "0123456789abcdef".repeat(1000);

  private final CimInstance only;

  LargeStore(String namespace) {
    CimValue name = CimValue.of("only");
    this.only =
        CimInstance.of(CLASS)
            .set("Name", name)
            .set("Text", TEXT)
            .build()
            .at(new ObjectPath(namespace, CLASS, Map.of("Name", name)));
  }

  @Override
  public Optional<CimInstance> get(ObjectPath path) {
    return Optional.of(only).filter(i -> i.path().filter(path::equals).isPresent());
  }

  @Override
  public Iterator<CimInstance> iterate() {
    return List.of(only).iterator();
  }
}
