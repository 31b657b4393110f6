package org.wsmanspec.mock.powershell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsHashtable;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.PsValues;
import org.wsmanspec.mock.powershell.Runspace;
import org.wsmanspec.mock.powershell.SecureText;

/** Makes objects of the few types that New-Object knows here. */
public final class NewObjects {

  private static final String AUTOMATION = "System.Management.Automation.";
  private static final int LARGEST = 64 * 1024 * 1024;

  private NewObjects() {}

  /**
   * Makes an object.
   *
   * @throws PsErrorException if the type is not known
   */
  public static Object create(String type, List<Object> a, Runspace runspace) {
    String full = Conversions.fullName(type);
    String name = full.toLowerCase(Locale.ROOT).replaceFirst("^system\\.", "");
    if (name.equals("byte[]")) {
      int size = a.isEmpty() ? 0 : Operators.number(a.get(0), "System.Int32").intValue();
      if (size < 0 || size > LARGEST) {
        throw PsValues.tooMuch();
      }
      return new byte[size];
    }
    return switch (name.replaceFirst("^management\\.automation\\.", "")) {
      case "psobject", "pscustomobject", "object" -> PsObject.custom();
      case "collections.hashtable" -> new PsHashtable();
      case "collections.arraylist" ->
          new ArrayList<>(a.isEmpty() ? List.of() : PsValues.items(a.get(0)));
      case "io.fileinfo" -> new Files.Info(runspace.files(), StaticTypes.text(a, 0));
      case "host.fielddescription" ->
          PsObject.of(AUTOMATION + "Host.FieldDescription")
              .withAdapted("Name", StaticTypes.text(a, 0))
              .withAdapted("Label", "")
              .withAdapted("HelpMessage", "");
      case "host.choicedescription" ->
          PsObject.of(AUTOMATION + "Host.ChoiceDescription")
              .withAdapted("Label", StaticTypes.text(a, 0))
              .withAdapted("HelpMessage", StaticTypes.text(a, 1));
      case "progressrecord" ->
          PsObject.of(AUTOMATION + "ProgressRecord")
              .withAdapted("ActivityId", a.isEmpty() ? PsNull.NULL : a.get(0))
              .withAdapted("Activity", StaticTypes.text(a, 1))
              .withAdapted("StatusDescription", StaticTypes.text(a, 2));
      case "pscredential" ->
          PsObject.of(AUTOMATION + "PSCredential")
              .text(AUTOMATION + "PSCredential")
              .withAdapted("UserName", StaticTypes.text(a, 0))
              .withAdapted("Password", a.size() > 1 ? a.get(1) : new SecureText(""));
      case "datetime", "guid", "version", "uri", "timespan" ->
          Conversions.cast(full, a.isEmpty() ? PsNull.NULL : a.get(0));
      default ->
          throw new PsErrorException(
              PsError.of(
                      ErrorCategory.INVALID_TYPE,
                      "TypeNotFound,Microsoft.PowerShell.Commands.NewObjectCommand",
                      "Cannot find type ["
                          + type
                          + "]: verify that the assembly containing this type is loaded.")
                  .by("New-Object"));
    };
  }
}
