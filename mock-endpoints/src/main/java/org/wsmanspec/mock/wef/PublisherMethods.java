package org.wsmanspec.mock.wef;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.CimStatus;
import org.wsmanspec.mock.cim.CimValue;
import org.wsmanspec.mock.cim.MethodCall;
import org.wsmanspec.mock.cim.MethodResult;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.control.Durations;

/**
 * Lets a client of the endpoint configure it as a publisher, as a policy does on Windows: the
 * methods Publish and Withdraw of {@code WSPEC_EventSource}.
 */
public final class PublisherMethods {

  private static final String CLASS = "WSPEC_EventSource";
  private static final String MACHINE = "wsmanspec.example";

  private final Publishers publishers;

  private PublisherMethods(Publishers publishers) {
    this.publishers = publishers;
  }

  /** Implements the methods, if the repository has the class. */
  public static void register(ObjectManager manager, Publishers publishers) {
    String namespace = ObjectManager.DEFAULT_NAMESPACE;
    if (manager.findClass(namespace, CLASS).isPresent()) {
      PublisherMethods methods = new PublisherMethods(publishers);
      manager.setMethod(namespace, CLASS, "Publish", methods::publish);
      manager.setMethod(namespace, CLASS, "Withdraw", methods::withdraw);
    }
  }

  private MethodResult publish(MethodCall call) {
    Duration refresh =
        Durations.parse(text(call, "Refresh", "PT60S"), Instant.now())
            .filter(d -> !d.isNegative() && !d.isZero())
            .orElseThrow(() -> bad("Refresh", "is no xs:duration longer than zero"));
    PublisherSettings settings =
        PublisherSettings.of(server(call), refresh, text(call, "Machine", MACHINE))
            .withWide(text(call, "Style", "").equalsIgnoreCase("Windows"))
            .withOptimized(!text(call, "Listing", "").equalsIgnoreCase("plain"));
    publishers.publish(settings, Recorder.NONE);
    return call.returns(0);
  }

  private MethodResult withdraw(MethodCall call) {
    publishers.withdraw(server(call));
    return call.returns(0);
  }

  private static URI server(MethodCall call) {
    try {
      URI address = URI.create(text(call, "Server", ""));
      if (Line.isUsable(address)) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw bad("Server", "is no URL: " + e.getMessage());
    }
    throw bad("Server", "is no absolute URL");
  }

  private static CimException bad(String parameter, String why) {
    return new CimException(
        CimStatus.INVALID_PARAMETER,
        CimException.Problem.BAD_VALUE,
        parameter,
        parameter + " " + why);
  }

  private static String text(MethodCall call, String name, String otherwise) {
    return call.given(name).flatMap(CimValue::text).orElse(otherwise);
  }
}
