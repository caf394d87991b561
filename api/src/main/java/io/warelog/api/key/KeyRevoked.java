package io.warelog.api.key;

/**
 * An API key may not be used any more.
 */
public record KeyRevoked() implements KeyEvent {

}
