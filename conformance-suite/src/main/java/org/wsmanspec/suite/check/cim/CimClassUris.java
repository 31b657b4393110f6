package org.wsmanspec.suite.check.cim;

import java.util.regex.Pattern;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;

/** URIs of CIM classes, which are also the namespaces of their instances (DSP0227 5, DSP0230). */
public final class CimClassUris {

  /** Part of the URI of every CIM class but those of Windows, whoever its vendor. */
  private static final String CLASS_URI = "/wbem/wscim/1/cim-schema/2/";

  private static final Pattern CLASS_NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  private CimClassUris() {}

  /** Whether a URI, or what it begins with, is that of a CIM class. */
  public static boolean is(String uri) {
    return !uri.endsWith("*") && (uri.contains(CLASS_URI) || uri.startsWith(Uris.WMI));
  }

  /** Whether a URI is one of WMI, which names the CIM namespace before the class. */
  static boolean isWmi(String uri) {
    return uri.startsWith(Uris.WMI);
  }

  /** Whether a URI has the prefix of the DMTF's own classes. */
  static boolean isDmtf(String uri) {
    return uri.startsWith(Namespaces.CIM_SCHEMA);
  }

  /** What comes last in a URI. */
  static String tail(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** Whether a text can be the name of a class. */
  static boolean isClassName(String text) {
    return CLASS_NAME.matcher(text).matches();
  }
}
