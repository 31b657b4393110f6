package org.wsmanspec.message.psrp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.Property;

/**
 * An information message of a pipeline (MS-PSRP 2.2.2.26).
 *
 * <p>The document has these as properties of the object itself; Windows sends them as extended
 * ones. Both are read, and the latter are written.
 *
 * @param messageData any value
 * @param source where it comes from, a file or command; or null
 * @param timeGenerated when, a DT
 * @param tags a list of strings
 * @param user who, or null
 * @param computer where, or null
 * @param more further properties, such as ProcessId, NativeThreadId and ManagedThreadId
 */
public record InformationRecord(
    ClixmlValue messageData,
    Optional<String> source,
    Primitive timeGenerated,
    List<String> tags,
    Optional<String> user,
    Optional<String> computer,
    List<Property> more)
    implements PsrpPayload {

  private static final Set<String> OWN =
      Set.of("MessageData", "Source", "TimeGenerated", "Tags", "User", "Computer");

  public InformationRecord {
    tags = List.copyOf(tags);
    more = List.copyOf(more);
  }

  static InformationRecord read(Fields fields) {
    return new InformationRecord(
        fields.value("MessageData"),
        fields.optionalString("Source"),
        fields.primitive("TimeGenerated"),
        fields.optionalStrings("Tags").orElse(List.of()),
        fields.optionalString("User"),
        fields.optionalString("Computer"),
        fields.allBut(OWN));
  }

  @Override
  public MessageType type() {
    return MessageType.INFORMATION_RECORD;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .extended("MessageData", messageData)
            .extended("Source", Fields.orNil(source))
            .extended("TimeGenerated", timeGenerated)
            .extended("Tags", Fields.stringList(tags))
            .extended("User", Fields.orNil(user))
            .extended("Computer", Fields.orNil(computer))
            .extended(more)
            .build());
  }
}
