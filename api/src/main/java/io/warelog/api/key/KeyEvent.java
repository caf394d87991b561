package io.warelog.api.key;

import io.warelog.api.DomainEvent;

/** A fact about one API key, kept on its stream {@code key:{SHA-256 of the key}}. */
public sealed interface KeyEvent extends DomainEvent permits KeyIssued, KeyRevoked {

}
