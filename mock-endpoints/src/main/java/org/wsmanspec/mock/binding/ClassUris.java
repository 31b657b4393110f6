package org.wsmanspec.mock.binding;

import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * Resource URIs of classes, which are also the XML namespaces of their instances.
 *
 * <p>A class has the URI of its vendor (DSP0227 section 5: DMTF's for {@code CIM_} classes, what
 * the qualifier ResourcePrefix says, else this project's) and, besides, the URI that Windows gives
 * to every class: namespace and class after a fixed prefix. An answer uses the style of its
 * request.
 */
public final class ClassUris {

  /** Prefix of classes that are neither DMTF's nor say otherwise. */
  public static final String VENDOR_PREFIX =
      "http://schemas.wsmanspec.org/wbem/wscim/1/cim-schema/2/";

  private static final String ALL = "*";

  private final ObjectManager manager;

  public ClassUris(ObjectManager manager) {
    this.manager = manager;
  }

  /** How URIs are written. */
  public enum Style {
    /** The prefix of the vendor; the CIM namespace is told by a selector. */
    VENDOR,
    /** The prefix of Windows, followed by the CIM namespace. */
    WMI
  }

  /**
   * What a resource URI names.
   *
   * @param namespace the CIM namespace
   * @param cimClass the class; empty for all classes
   * @param style how the URI was written
   */
  public record Named(String namespace, Optional<CimClass> cimClass, Style style) {}

  /** The URI of a class. */
  public String of(String namespace, CimClass cimClass, Style style) {
    return style == Style.WMI
        ? Uris.WMI + namespace + "/" + cimClass.name()
        : prefix(cimClass) + cimClass.name();
  }

  private static String prefix(CimClass cimClass) {
    Optional<String> own = cimClass.qualifiers().text("ResourcePrefix");
    if (own.isPresent()) {
      return own.get();
    }
    return cimClass.name().startsWith("CIM_") ? Namespaces.CIM_SCHEMA : VENDOR_PREFIX;
  }

  /**
   * Resolves a resource URI.
   *
   * @param selected the value of the selector {@code __cimnamespace}
   * @throws SoapFaultException DestinationUnreachable, or InvalidSelectors where URI and selector
   *     name different namespaces
   */
  public Named resolve(String uri, Optional<String> selected) {
    int slash = uri.lastIndexOf('/');
    String head = uri.substring(0, slash + 1);
    String tail = uri.substring(slash + 1);
    boolean wmi = uri.startsWith(Uris.WMI);
    String namespace =
        wmi
            ? uri.substring(Uris.WMI.length(), Math.max(slash, Uris.WMI.length()))
            : selected.orElse(ObjectManager.DEFAULT_NAMESPACE);
    if (wmi && selected.isPresent() && !normal(selected.get()).equals(normal(namespace))) {
      throw SoapFaultException.of(
          FaultSubcode.INVALID_SELECTORS,
          "InvalidValue",
          "The resource URI names the namespace "
              + namespace
              + ", the selector "
              + Uris.CIM_NAMESPACE_SELECTOR
              + " names "
              + selected.get());
    }
    if (uri.equals(Uris.ALL_CLASSES) || (wmi && tail.equals(ALL))) {
      requireNamespace(namespace);
      return new Named(namespace, Optional.empty(), wmi ? Style.WMI : Style.VENDOR);
    }
    Optional<CimClass> found;
    try {
      found = manager.findClass(namespace, tail);
    } catch (CimException e) {
      throw CimFaults.of(e, CimFaults.Situation.RESOURCE);
    }
    CimClass cimClass =
        found
            .filter(c -> wmi || prefix(c).equals(head))
            .orElseThrow(() -> ResourceAddress.unreachable("There is no resource " + uri));
    return new Named(namespace, Optional.of(cimClass), wmi ? Style.WMI : Style.VENDOR);
  }

  private void requireNamespace(String namespace) {
    try {
      Optional<CimClass> ignored = manager.findClass(namespace, "none");
    } catch (CimException e) {
      throw CimFaults.of(e, CimFaults.Situation.RESOURCE);
    }
  }

  private static String normal(String namespace) {
    return namespace.replace('\\', '/').toLowerCase(Locale.ROOT);
  }
}
