package org.wsmanspec.message.psrp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.Property;

/**
 * An error (MS-PSRP 2.2.2.20, 2.2.3.15).
 *
 * @param text what ToString of the error returns, mostly its message
 * @param exception the exception, any value
 * @param targetObject what it happened to, any value
 * @param fullyQualifiedErrorId which error it is, if it tells
 * @param category its kind
 * @param more further properties, such as InvocationInfo, ErrorDetails_ScriptStackTrace and those
 *     that SerializeExtendedInfo announces, in their order
 */
public record ErrorRecord(
    String text,
    ClixmlValue exception,
    ClixmlValue targetObject,
    Optional<String> fullyQualifiedErrorId,
    Category category,
    List<Property> more)
    implements PsrpPayload {

  private static final String CATEGORY = "ErrorCategory_";
  private static final Set<String> OWN =
      Set.of(
          "Exception",
          "TargetObject",
          "FullyQualifiedErrorId",
          CATEGORY + "Category",
          CATEGORY + "Activity",
          CATEGORY + "Reason",
          CATEGORY + "TargetName",
          CATEGORY + "TargetType",
          CATEGORY + "Message");

  /**
   * Kind of an error.
   *
   * @param code an {@link ErrorCategory}
   * @param activity what was done
   * @param reason why it failed, mostly the name of the exception's class
   * @param targetName what it happened to
   * @param targetType the type of that
   * @param message all of that in words
   */
  public record Category(
      int code,
      Optional<String> activity,
      Optional<String> reason,
      Optional<String> targetName,
      Optional<String> targetType,
      Optional<String> message) {

    /** A kind about which nothing more is known. */
    public static Category of(ErrorCategory category) {
      Optional<String> none = Optional.empty();
      return new Category(category.code(), none, none, none, none, none);
    }
  }

  public ErrorRecord {
    more = List.copyOf(more);
  }

  /** An error with an exception of a class that has nothing but a message. */
  public static ErrorRecord of(
      ErrorCategory category, String errorId, String exceptionClass, String message) {
    ClixmlValue exception =
        ComplexObject.builder()
            .types(exceptionClass, "System.Exception", "System.Object")
            .text(exceptionClass + ": " + message)
            .adapted("Message", Primitive.string(message))
            .build();
    return new ErrorRecord(
        message,
        exception,
        Primitive.NIL,
        Optional.of(errorId),
        Category.of(category),
        List.of(
            new Property("InvocationInfo", Primitive.NIL),
            new Property("SerializeExtendedInfo", Primitive.bool(false))));
  }

  static ErrorRecord read(Fields fields) {
    return new ErrorRecord(
        fields.toStringText(),
        fields.value("Exception"),
        fields.optional("TargetObject").orElse(Primitive.NIL),
        fields.optionalString("FullyQualifiedErrorId"),
        new Category(
            fields.i32(CATEGORY + "Category"),
            fields.optionalString(CATEGORY + "Activity"),
            fields.optionalString(CATEGORY + "Reason"),
            fields.optionalString(CATEGORY + "TargetName"),
            fields.optionalString(CATEGORY + "TargetType"),
            fields.optionalString(CATEGORY + "Message")),
        fields.extendedBut(OWN));
  }

  @Override
  public MessageType type() {
    return MessageType.ERROR_RECORD;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .types("System.Management.Automation.ErrorRecord", "System.Object")
            .text(text)
            .extended(moreAt(Place.FIRST))
            .extended("Exception", exception)
            .extended("TargetObject", targetObject)
            .extended("FullyQualifiedErrorId", Fields.orNil(fullyQualifiedErrorId))
            .extended(moreAt(Place.MIDDLE))
            .extended(CATEGORY + "Category", Primitive.i32(category.code()))
            .extended(CATEGORY + "Activity", Fields.orNil(category.activity()))
            .extended(CATEGORY + "Reason", Fields.orNil(category.reason()))
            .extended(CATEGORY + "TargetName", Fields.orNil(category.targetName()))
            .extended(CATEGORY + "TargetType", Fields.orNil(category.targetType()))
            .extended(CATEGORY + "Message", Fields.orNil(category.message()))
            .extended(moreAt(Place.LAST))
            .build());
  }

  /** Where Windows has the further properties among the others. */
  private enum Place {
    FIRST,
    MIDDLE,
    LAST
  }

  private List<Property> moreAt(Place place) {
    return more.stream().filter(p -> place(p.name()) == place).toList();
  }

  private static Place place(String name) {
    if (name.equals("InvocationInfo")) {
      return Place.MIDDLE;
    }
    // Marks such as writeErrorStream, put on by the command that wrote it.
    return name.startsWith("write") ? Place.FIRST : Place.LAST;
  }
}
