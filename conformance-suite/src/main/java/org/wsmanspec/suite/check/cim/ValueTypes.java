package org.wsmanspec.suite.check.cim;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Types of CIM values as XML (DSP0230 8, DSP8004), and properties whose type is known everywhere.
 *
 * <p>The properties are those that the DMTF's schema defines high up and that its classes inherit,
 * and those of a few classes that every Windows host has.
 */
final class ValueTypes {

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern REAL =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?|-?INF|NaN");
  private static final Pattern BOOLEAN = Pattern.compile("true|false|0|1");
  private static final Pattern BASE64 = Pattern.compile("([A-Za-z0-9+/]\\s*){2,}(=\\s*){0,2}|\\s*");
  private static final Pattern HEX = Pattern.compile("([0-9A-Fa-f]{2})*");

  /** Bits of each integer type; those of signed ones as negative numbers. */
  private static final Map<String, Integer> BITS =
      Map.of(
          "cimUnsignedByte", 8,
          "cimUnsignedShort", 16,
          "cimUnsignedInt", 32,
          "cimUnsignedLong", 64,
          "cimByte", -8,
          "cimShort", -16,
          "cimInt", -32,
          "cimLong", -64);

  private static final String UINT16 = "cimUnsignedShort";
  private static final String UINT32 = "cimUnsignedInt";
  private static final String UINT64 = "cimUnsignedLong";
  private static final String BOOL = "cimBoolean";

  private static final Map<String, String> DMTF =
      Map.of(
          "EnabledState", UINT16,
          "RequestedState", UINT16,
          "EnabledDefault", UINT16,
          "HealthState", UINT16,
          "CommunicationStatus", UINT16,
          "DetailedStatus", UINT16,
          "OperatingStatus", UINT16,
          "PrimaryStatus", UINT16,
          "TransitioningToState", UINT16,
          "OperationalStatus", UINT16);

  private static final Map<String, String> WINDOWS = new HashMap<>();

  static {
    windows("Win32_Service", BOOL, "Started", "AcceptPause", "AcceptStop", "DesktopInteract");
    windows("Win32_Service", UINT32, "ProcessId", "ExitCode", "ServiceSpecificExitCode");
    windows("Win32_Process", UINT32, "ProcessId", "ParentProcessId", "ThreadCount", "HandleCount");
    windows("Win32_Process", UINT64, "WorkingSetSize", "VirtualSize");
    windows("Win32_LogicalDisk", UINT64, "Size", "FreeSpace");
    windows("Win32_LogicalDisk", UINT32, "DriveType", "MediaType");
    windows("Win32_LogicalDisk", BOOL, "Compressed", "SupportsDiskQuotas");
    windows("Win32_OperatingSystem", UINT32, "NumberOfProcesses", "NumberOfUsers");
    windows("Win32_OperatingSystem", UINT64, "FreePhysicalMemory", "TotalVisibleMemorySize");
    windows("Win32_ComputerSystem", UINT64, "TotalPhysicalMemory");
    windows("Win32_ComputerSystem", BOOL, "PartOfDomain", "AutomaticManagedPagefile");
  }

  private ValueTypes() {}

  private static void windows(String className, String type, String... properties) {
    for (String property : properties) {
      WINDOWS.put(className + "." + property, type);
    }
  }

  /** The type of a property, if it is one that every endpoint has the same. */
  static Optional<String> ofProperty(String classUri, String className, String property) {
    if (className.startsWith("CIM_") && CimClassUris.isDmtf(classUri)) {
      return Optional.ofNullable(DMTF.get(property));
    }
    return CimClassUris.isWmi(classUri)
        ? Optional.ofNullable(WINDOWS.get(className + "." + property))
        : Optional.empty();
  }

  /** Whether a local name is that of a simple type of the common schema. */
  static boolean known(String type) {
    return switch (type) {
      case BOOL, "cimFloat", "cimDouble", "cimString", "cimChar16", "cimAnySimpleType" -> true;
      case "cimBase64Binary", "cimHexBinary", "cimDateTime", "cimReference" -> true;
      default -> BITS.containsKey(type);
    };
  }

  /**
   * Whether a text is in the lexical space of a simple type; true for types that are not simple.
   */
  static boolean fits(String type, String text) {
    Integer bits = BITS.get(type);
    if (bits != null) {
      return integer(text, bits);
    }
    return switch (type) {
      case BOOL -> BOOLEAN.matcher(text).matches();
      case "cimFloat", "cimDouble" -> REAL.matcher(text).matches();
      case "cimChar16" -> text.codePointCount(0, text.length()) <= 1;
      case "cimBase64Binary" -> BASE64.matcher(text).matches();
      case "cimHexBinary" -> HEX.matcher(text).matches();
      default -> true;
    };
  }

  private static boolean integer(String text, int bits) {
    if (!INTEGER.matcher(text).matches() || text.length() > 40) {
      return false;
    }
    BigInteger value = new BigInteger(text.startsWith("+") ? text.substring(1) : text);
    return bits > 0 ? value.signum() >= 0 && value.bitLength() <= bits : value.bitLength() < -bits;
  }
}
