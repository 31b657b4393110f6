package org.wsmanspec.mock.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import javax.xml.namespace.QName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.XmlLimits;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.AddressingHeaders;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.cim.Caller;
import org.wsmanspec.mock.control.ControlHeaders;
import org.wsmanspec.mock.control.Deadline;
import org.wsmanspec.mock.http.Answered;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.HttpQuestion;
import org.wsmanspec.mock.http.SoapEndpoint;
import org.wsmanspec.mock.identify.Identify;
import org.wsmanspec.mock.soap.Reply;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.SoapRules;
import org.wsmanspec.mock.soap.Xml;

/** Answers requests: each step of reading is a possible fault, and the first one found is sent. */
public final class SoapService implements SoapEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(SoapService.class);

  private static final Set<QName> COMMON =
      Set.of(
          Names.WSA_TO,
          Names.WSA_ACTION,
          Names.WSA_MESSAGE_ID,
          Names.WSA_RELATES_TO,
          Names.WSA_REPLY_TO,
          Names.WSA_FAULT_TO,
          Names.WSA_FROM,
          Names.WSMAN_RESOURCE_URI,
          Names.WSMAN_SELECTOR_SET,
          Names.WSMAN_OPERATION_TIMEOUT,
          Names.WSMAN_MAX_ENVELOPE_SIZE,
          Names.WSMAN_LOCALE,
          Names.WSMAN_OPTION_SET,
          Names.WSMAN_REQUEST_EPR);

  private final Operation.Finder operations;
  private final Identify identify;
  private final Journal journal;
  private final ScheduledExecutorService scheduler;
  private final Executor workers;
  private final Clock clock;
  private final Limits limits;

  /**
   * Bounds.
   *
   * @param requestOctets octets of the largest request
   * @param responseOctets octets of the largest response, whatever the client would take
   * @param operationTime the time of an operation for which the client states none, and the longest
   */
  public record Limits(int requestOctets, int responseOctets, Duration operationTime) {}

  /**
   * A service.
   *
   * @param scheduler for deadlines
   * @param workers run the rest of operations that waited
   */
  public SoapService(
      Operation.Finder operations,
      Identify identify,
      Journal journal,
      ScheduledExecutorService scheduler,
      Executor workers,
      Clock clock,
      Limits limits) {
    this.operations = operations;
    this.identify = identify;
    this.journal = journal;
    this.scheduler = scheduler;
    this.workers = workers;
    this.clock = clock;
    this.limits = limits;
  }

  /** What is known of the request at the time its fault has to be written. */
  private static final class Progress {
    private Encoding encoding = Encoding.UTF_8;
    private Optional<Envelope> envelope = Optional.empty();
    private Optional<Call> call = Optional.empty();
  }

  @Override
  public HttpAnswer answer(HttpQuestion question) {
    return answerLater(question, () -> false).join().answer();
  }

  @Override
  public CompletableFuture<Answered> answerLater(HttpQuestion question, BooleanSupplier gone) {
    Optional<MediaType> type = question.contentType().flatMap(MediaType::parse);
    if (type.isEmpty()) {
      return at(HttpAnswer.plain(400, "The Content-Type is missing or unreadable"));
    }
    boolean multipart = type.get().type().startsWith("multipart/");
    if (!multipart && !type.get().type().equals(MediaType.SOAP)) {
      return at(
          HttpAnswer.plain(
              415, "The Content-Type must be " + MediaType.SOAP, "Accept-Post", MediaType.SOAP));
    }
    Progress progress = new Progress();
    try {
      return process(question, type.get(), multipart, progress, gone);
    } catch (RuntimeException | StackOverflowError e) {
      return at(fault(e, progress));
    }
  }

  private static CompletableFuture<Answered> at(HttpAnswer answer) {
    return CompletableFuture.completedFuture(Answered.of(answer));
  }

  private HttpAnswer fault(Throwable failure, Progress progress) {
    progress.call.ifPresent(call -> call.undelivered().run());
    if (failure instanceof SoapFaultException meant) {
      return fault(meant, progress);
    }
    LOG.error("a request failed for a reason of our own", failure);
    return fault(
        SoapFaultException.of(
            FaultSubcode.INTERNAL_ERROR, "The service failed: " + failure.getClass().getName()),
        progress);
  }

  private CompletableFuture<Answered> process(
      HttpQuestion question,
      MediaType type,
      boolean multipart,
      Progress progress,
      BooleanSupplier gone) {
    if (multipart) {
      throw SoapFaultException.of(
          FaultSubcode.ENCODING_LIMIT,
          "EncodingType",
          "Attachments (" + type.type() + ") are not supported");
    }
    if (question.oversized()) {
      progress.encoding = Encoding.assumed(type.charset());
      throw SoapFaultException.of(
          FaultSubcode.ENCODING_LIMIT,
          "ServiceEnvelopeLimit",
          "The request is larger than " + limits.requestOctets() + " octets");
    }
    Envelope envelope = parse(question, type, progress);
    SoapRules.check(envelope);
    if (envelope.isIdentify()) {
      SoapRules.checkMandatory(envelope, COMMON);
      return at(answer(200, identify.answer(question.admitted()), progress.encoding));
    }
    Optional<Operation> operation =
        envelope.action().flatMap(action -> operations.find(action, envelope.resourceUri()));
    Set<QName> known = new HashSet<>(COMMON);
    operation.ifPresent(o -> known.addAll(o.headers()));
    SoapRules.checkMandatory(envelope, known);
    AddressingHeaders addressing = AddressingHeaders.read(envelope);
    if (!question.admitted()) {
      throw SoapFaultException.of(
          FaultSubcode.ACCESS_DENIED, "Only Identify is answered without authentication");
    }
    Instant now = clock.instant();
    ControlHeaders control =
        ControlHeaders.read(envelope, now, operation.map(Operation::options).orElse(Set.of()));
    Operation todo = operation.orElseThrow(() -> unknownAction(envelope, addressing));
    Duration time =
        control
            .timeout()
            .filter(t -> t.compareTo(limits.operationTime()) < 0)
            .orElse(limits.operationTime());
    Caller caller = question.principal().map(Caller::new).orElse(Caller.ANONYMOUS);
    try (Deadline deadline = Deadline.start(time, scheduler)) {
      Call call =
          new Call(
              envelope,
              addressing,
              control,
              caller,
              question.address(),
              question.peer(),
              gone,
              deadline,
              now,
              progress.encoding,
              limits.responseOctets(),
              Reply.to(
                  Actions.responseTo(addressing.action()),
                  Optional.of(addressing.messageId()),
                  AddressingHeaders.replyParameters(envelope)));
      progress.call = Optional.of(call);
      perform(todo, call);
      return call.waiting().isPresent()
          ? later(call, call.waiting().get(), progress)
          : CompletableFuture.completedFuture(
              new Answered(limited(call, progress.encoding), call.undelivered()));
    }
  }

  private CompletableFuture<Answered> later(Call call, Call.Waiting waiting, Progress progress) {
    return waiting
        .ready()
        .handleAsync(
            (ready, failure) -> {
              try {
                journal.during(call.addressing().messageId(), waiting.rest());
                return new Answered(limited(call, progress.encoding), call.undelivered());
              } catch (RuntimeException e) {
                return Answered.of(fault(e, progress));
              }
            },
            workers);
  }

  private void perform(Operation operation, Call call) {
    try {
      journal.during(call.addressing().messageId(), () -> operation.perform(call));
    } catch (SoapFaultException e) {
      boolean interrupted =
          e.subcode().filter(FaultSubcode.INTERNAL_ERROR.qname()::equals).isPresent()
              && call.deadline().isOver();
      throw interrupted ? timedOut() : e;
    } catch (RuntimeException e) {
      // What was under way when the time was over may have said so in its own way.
      throw call.deadline().isOver() ? timedOut() : e;
    }
  }

  private static SoapFaultException timedOut() {
    return SoapFaultException.of(
        FaultSubcode.TIMED_OUT, "The operation was not done when its time was over");
  }

  private static SoapFaultException unknownAction(Envelope envelope, AddressingHeaders addressing) {
    // Headers that are wrong in themselves are told before the Action is.
    ResourceAddress.optional(envelope);
    return SoapFaultException.of(
            FaultSubcode.ACTION_NOT_SUPPORTED,
            "The action '" + addressing.action() + "' is not supported")
        .with(detail -> Xml.add(detail, Names.WSA_ACTION, addressing.action()));
  }

  private Envelope parse(HttpQuestion question, MediaType type, Progress progress) {
    Envelope envelope;
    try {
      envelope =
          Envelope.parse(
              question.body(), type.charset(), new XmlLimits(limits.requestOctets(), 100, 200));
    } catch (UnreadableMessageException e) {
      throw switch (e.kind()) {
        case BAD_ENCODING -> Encoding.refused(String.valueOf(e.getMessage()));
        case LIMIT ->
            SoapFaultException.of(
                FaultSubcode.ENCODING_LIMIT,
                "ServiceEnvelopeLimit",
                String.valueOf(e.getMessage()));
        case DOCTYPE -> SoapFaultException.malformed(String.valueOf(e.getMessage()));
        case EMPTY, NOT_WELL_FORMED ->
            Encoding.isUtf8(question.body())
                ? SoapFaultException.of(
                    FaultSubcode.SCHEMA_VALIDATION_ERROR, String.valueOf(e.getMessage()))
                : Encoding.refused("the octets are no valid UTF-8");
      };
    }
    progress.envelope = Optional.of(envelope);
    progress.encoding = Encoding.of(envelope.encoding());
    return envelope;
  }

  private HttpAnswer limited(Call call, Encoding encoding) {
    HttpAnswer answer = answer(200, call.reply(), encoding);
    int size = answer.body().length;
    int clients = call.control().maximumSize().orElse(Integer.MAX_VALUE);
    if (size > clients || size > limits.responseOctets()) {
      throw SoapFaultException.of(
          FaultSubcode.ENCODING_LIMIT,
          call.committed()
              ? "UnreportableSuccess"
              : size > clients ? "MaxEnvelopeSize" : "ServiceEnvelopeLimit",
          (call.committed() ? "The operation succeeded, but its response" : "The response")
              + " would have "
              + size
              + " octets; the limit is "
              + Math.min(clients, limits.responseOctets()));
    }
    return answer;
  }

  private HttpAnswer fault(SoapFaultException fault, Progress progress) {
    Optional<String> id = progress.envelope.flatMap(AddressingHeaders::messageIdOf);
    List<Element> parameters =
        progress.envelope.map(AddressingHeaders::faultParameters).orElse(List.of());
    HttpAnswer whole =
        answer(fault.status(), Reply.fault(fault, id, parameters), progress.encoding);
    int limit =
        progress.call.flatMap(c -> c.control().maximumSize()).orElse(ControlHeaders.MINIMUM_SIZE);
    // Parameters of the EPR give way before the fault itself would have to (DSP0226 5.4.2).
    return whole.body().length <= limit || parameters.isEmpty()
        ? whole
        : answer(fault.status(), Reply.fault(fault, id, List.of()), progress.encoding);
  }

  private static HttpAnswer answer(int status, Reply reply, Encoding encoding) {
    return new HttpAnswer(
        status,
        HttpHeaders.of("Content-Type", encoding.contentType()),
        encoding.encode(reply.text()));
  }
}
