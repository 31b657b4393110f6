package org.wsmanspec.mock.cim;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Many instances that exist only while someone looks at them. */
final class ManyStore implements InstanceStore {
  static final String CLASS = "WSPEC_Many";

  private static final String FILLER = "0123456789".repeat(10);

  private final String namespace;
  private final int count;

  ManyStore(String namespace, int count) {
    this.namespace = namespace;
    this.count = count;
  }

  @Override
  public Optional<CimInstance> get(ObjectPath path) {
    return path.key("Number")
        .flatMap(CimValue::scalar)
        .map(number -> ((BigInteger) number).longValue())
        .filter(number -> number < count)
        .map(number -> instance(number.intValue()));
  }

  @Override
  public Iterator<CimInstance> iterate() {
    return IntStream.range(0, count).mapToObj(this::instance).iterator();
  }

  private CimInstance instance(int number) {
    CimValue key = CimValue.of(CimType.UINT32, number);
    return CimInstance.of(CLASS)
        .set("Number", key)
        .set("Name", "Instance " + number)
        .set("Even", CimValue.of(number % 2 == 0))
        .set("Filler", FILLER)
        .build()
        .at(new ObjectPath(namespace, CLASS, Map.of("Number", key)));
  }
}
