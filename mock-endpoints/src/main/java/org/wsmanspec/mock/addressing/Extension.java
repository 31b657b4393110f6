package org.wsmanspec.mock.addressing;

import javax.xml.namespace.QName;

/** Names of this endpoint's own, for the places where the specifications leave room. */
public final class Extension {

  /** Namespace of the extensions. */
  public static final String NAMESPACE = "urn:wsmanspec:reference-endpoint:1";

  /** In s:Detail: the QName of a header that is missing. */
  public static final QName MISSING_HEADER = new QName(NAMESPACE, "MissingHeader", "x");

  /** In s:Detail: the QName of a header that is invalid. */
  public static final QName INVALID_HEADER = new QName(NAMESPACE, "InvalidHeader", "x");

  /** In an instance, with the option ShowExtensions: its class and those above it. */
  public static final QName LINEAGE = new QName(NAMESPACE, "ClassLineage", "x");

  private Extension() {}
}
