package org.wsmanspec.mock.cim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.wsmanspec.mock.cim.mof.MofSource;

/**
 * The repository the reference endpoint starts with: an invented host.
 *
 * <p>Namespaces {@code root/cimv2} (Windows-like host and the {@code WSPEC_…} classes made for
 * tests), {@code root/interop} and {@code root/hardware} (DMTF classes with compound keys), and
 * {@code root/private}, in which nobody has a right. All but {@code WSPEC_Many}, {@code WSPEC_Slow}
 * and {@code WSPEC_Large} comes from the MOF files next to this class.
 */
public final class SampleRepository {
  /** How many instances {@code WSPEC_Many} has. */
  public static final int MANY = 10_000;

  /** How long the one instance of {@code WSPEC_Slow} is searched for. */
  public static final Duration SLOW = Duration.ofSeconds(30);

  /** The namespace in which nobody has a right. */
  public static final String PRIVATE = "root/private";

  private static final String FIRST = "repository.mof";

  private SampleRepository() {}

  /** A fresh repository that grants everything to everybody, except in {@link #PRIVATE}. */
  public static ObjectManager create(JournalSink journal) {
    return create(journal, (caller, namespace, right) -> !namespace.equals(PRIVATE), Pause.REAL);
  }

  /**
   * A fresh repository.
   *
   * @param access who may do what
   * @param pause how the method {@code WSPEC_Service.Wait} and the search for {@code WSPEC_Slow}
   *     wait
   */
  public static ObjectManager create(JournalSink journal, AccessPolicy access, Pause pause) {
    ObjectManager manager = new ObjectManager(journal, access);
    try {
      manager.load(read(FIRST), (includer, name) -> read(name));
    } catch (IOException e) {
      throw new UncheckedIOException("The sample repository is not complete", e);
    }
    String namespace = ObjectManager.DEFAULT_NAMESPACE;
    manager.setStore(namespace, ManyStore.CLASS, new ManyStore(namespace, MANY));
    manager.setStore(namespace, SlowStore.CLASS, new SlowStore(namespace, SLOW, pause));
    manager.setStore(namespace, LargeStore.CLASS, new LargeStore(namespace));
    SampleMethods.register(manager, pause);
    return manager;
  }

  private static MofSource read(String name) throws IOException {
    try (InputStream in = SampleRepository.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there is no resource " + name);
      }
      return new MofSource(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
