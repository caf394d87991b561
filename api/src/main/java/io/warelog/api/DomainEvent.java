package io.warelog.api;

/**
 * Something that has happened and is kept for ever. What all events of one commit share
 * (who, when, why) is beside them in {@link io.warelog.api.commit.CommitMetadata}. Each
 * kind of stream has its own sealed interface of events; {@link EventTypes} lists all.
 */
public interface DomainEvent {

}
