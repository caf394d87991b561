package io.warelog.read.feed;

import io.warelog.read.store.Page.Place;

/**
 * A change of a product.
 *
 * @param place where it is in the feed
 * @param type what the change was
 * @param json the CloudEvent as a JSON object in UTF-8, in one line
 */
record FeedEvent(Place place, ChangeType type, byte[] json) {
}
