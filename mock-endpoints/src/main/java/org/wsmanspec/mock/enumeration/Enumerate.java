package org.wsmanspec.mock.enumeration;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.binding.CimFaults;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.binding.Target;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.ObjectPath;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.dispatch.Operation;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;
import org.wsmanspec.mock.transfer.Replies;

/** Enumerate, also with the first items in its response (DSP0226 8.2). */
public final class Enumerate implements Operation {

  private final Resources resources;
  private final Selections selections;
  private final EnumerationContexts contexts;

  public Enumerate(Resources resources, EnumerationContexts contexts) {
    this.resources = resources;
    this.selections = new Selections(resources);
    this.contexts = contexts;
  }

  @Override
  public Set<QName> headers() {
    return Set.of(Names.WSMAN_REQUEST_TOTAL_ITEMS_COUNT_ESTIMATE);
  }

  @Override
  public void perform(Call call) {
    ResourceAddress address = ResourceAddress.required(call.envelope());
    Element body = call.body(Names.WSEN_ENUMERATE);
    Singletons.require(body);
    Target target = resources.target(address);
    Resources.requireClassLevel(target);
    Dom.child(body, Names.WSEN_END_TO)
        .ifPresent(
            e -> {
              throw SoapFaultException.of(
                  FaultSubcode.UNSUPPORTED_FEATURE,
                  "AddressingMode",
                  "EnumerationEnd is never sent, so wsen:EndTo cannot be honoured");
            });
    Expiration expiration =
        Expiration.of(Call.text(body, Names.WSEN_EXPIRES), call.now(), contexts.settings());
    boolean optimize = Dom.child(body, Names.WSMAN_OPTIMIZE_ENUMERATION).isPresent();
    int elements = Bounds.positive(body, Names.WSMAN_MAX_ELEMENTS).orElse(1);
    Selection selection = selections.select(call, target, body);
    Iterator<CimInstance> rest = first(selection);
    OpenEnumeration enumeration =
        contexts.keep(
            context ->
                new OpenEnumeration(
                    context,
                    call.caller().principal(),
                    address,
                    selection,
                    rest,
                    contexts.settings().idle(),
                    !expiration.asked(),
                    expiration.instant()));
    boolean kept = false;
    try {
      kept = respond(call, target, enumeration, expiration, optimize, elements);
    } finally {
      if (!kept) {
        contexts.end(enumeration);
      }
    }
  }

  /** The instances; what an association filter names is looked up only here. */
  private static Iterator<CimInstance> first(Selection selection) {
    try {
      return selection.instances().get();
    } catch (CimException e) {
      throw CimFaults.of(e, CimFaults.Situation.QUERY);
    }
  }

  /** Returns whether the enumeration goes on. */
  private boolean respond(
      Call call,
      Target target,
      OpenEnumeration enumeration,
      Expiration expiration,
      boolean optimize,
      int elements) {
    Estimates.write(call, enumeration.selection);
    Optional<CimClass> cimClass = target.cimClass();
    if (cimClass.isPresent()) {
      Replies.requestedEpr(
          call,
          resources,
          Optional.of(ObjectPath.ofClass(target.namespace(), cimClass.get().name())),
          target.style());
    } else if (call.control().endpointReference()) {
      Xml.add(call.reply().addHeader(Names.WSMAN_REQUESTED_EPR), Names.WSMAN_EPR_UNKNOWN);
    }
    Element response = Xml.add(call.reply().body(), Names.WSEN_ENUMERATE_RESPONSE);
    Xml.add(response, Names.WSEN_EXPIRES, expiration.text());
    Element context = Xml.add(response, Names.WSEN_ENUMERATION_CONTEXT, enumeration.context());
    if (!optimize) {
      return true;
    }
    Element items = Xml.add(response, Names.WSMAN_ITEMS);
    boolean more =
        Batch.fill(
            call, items, enumeration, new Bounds(elements, Optional.empty(), Optional.empty()));
    if (!more) {
      context.setTextContent("");
      Xml.add(response, Names.WSMAN_END_OF_SEQUENCE);
    }
    return more;
  }
}
