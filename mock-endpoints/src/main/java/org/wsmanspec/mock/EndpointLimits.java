package org.wsmanspec.mock;

import java.time.Duration;
import org.wsmanspec.mock.eventing.EventLimits;
import org.wsmanspec.mock.shell.ShellLimits;

/**
 * What a peer may cost the reference endpoint.
 *
 * @param requestOctets octets of the largest request that is read as SOAP; larger ones are answered
 *     with EncodingLimit/ServiceEnvelopeLimit
 * @param receivedOctets octets of the largest request that is received at all; larger ones are
 *     answered with HTTP 413
 * @param responseOctets octets of the largest response, whatever the client would take
 * @param operationTime the longest an operation may take, also where the client states no time
 * @param idleConnection how long a connection may be silent
 * @param idleEnumeration how long an enumeration lives without use where the client states no
 *     expiration
 * @param longestEnumeration the longest expiration that is granted
 * @param rememberedEnumeration how long the context of an expired enumeration is answered with
 *     wsen:TimedOut
 * @param openEnumerations enumerations open at a time
 * @param events what subscribers may cost
 * @param shells what users of remote shells may cost
 * @param journalEntries entries of the journal that are kept
 * @param threads requests worked on at a time
 */
public record EndpointLimits(
    int requestOctets,
    int receivedOctets,
    int responseOctets,
    Duration operationTime,
    Duration idleConnection,
    Duration idleEnumeration,
    Duration longestEnumeration,
    Duration rememberedEnumeration,
    int openEnumerations,
    EventLimits events,
    ShellLimits shells,
    int journalEntries,
    int threads) {

  /** Bounds that fit a test host. */
  public static final EndpointLimits DEFAULT =
      new EndpointLimits(
          512 * 1024,
          4 * 1024 * 1024,
          4 * 1024 * 1024,
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofMinutes(10),
          10_000,
          EventLimits.DEFAULT,
          ShellLimits.DEFAULT,
          10_000,
          64);

  /** The same with other bounds on enumerations. */
  public EndpointLimits withEnumerations(int open, Duration idle) {
    return new EndpointLimits(
        requestOctets,
        receivedOctets,
        responseOctets,
        operationTime,
        idleConnection,
        idle,
        longestEnumeration,
        rememberedEnumeration,
        open,
        events,
        shells,
        journalEntries,
        threads);
  }

  /** The same with another bound on the time of an operation. */
  public EndpointLimits withOperationTime(Duration time) {
    return new EndpointLimits(
        requestOctets,
        receivedOctets,
        responseOctets,
        time,
        idleConnection,
        idleEnumeration,
        longestEnumeration,
        rememberedEnumeration,
        openEnumerations,
        events,
        shells,
        journalEntries,
        threads);
  }

  /** The same with another bound on the silence of a connection. */
  public EndpointLimits withIdleConnection(Duration time) {
    return new EndpointLimits(
        requestOctets,
        receivedOctets,
        responseOctets,
        operationTime,
        time,
        idleEnumeration,
        longestEnumeration,
        rememberedEnumeration,
        openEnumerations,
        events,
        shells,
        journalEntries,
        threads);
  }

  /** The same with other bounds on sizes, in octets. */
  public EndpointLimits withOctets(int request, int received, int response) {
    return new EndpointLimits(
        request,
        received,
        response,
        operationTime,
        idleConnection,
        idleEnumeration,
        longestEnumeration,
        rememberedEnumeration,
        openEnumerations,
        events,
        shells,
        journalEntries,
        threads);
  }

  /** The same with other bounds on subscriptions. */
  public EndpointLimits withEvents(EventLimits value) {
    return new EndpointLimits(
        requestOctets,
        receivedOctets,
        responseOctets,
        operationTime,
        idleConnection,
        idleEnumeration,
        longestEnumeration,
        rememberedEnumeration,
        openEnumerations,
        value,
        shells,
        journalEntries,
        threads);
  }

  /** The same with other bounds on shells. */
  public EndpointLimits withShells(ShellLimits value) {
    return new EndpointLimits(
        requestOctets,
        receivedOctets,
        responseOctets,
        operationTime,
        idleConnection,
        idleEnumeration,
        longestEnumeration,
        rememberedEnumeration,
        openEnumerations,
        events,
        value,
        journalEntries,
        threads);
  }
}
