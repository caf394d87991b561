package io.warelog.api.video;

import io.warelog.api.DomainEvent;

/**
 * The site of a video has told where its thumbnail is. It is the only event of the stream
 * {@code video:{site}:{id}}, as the site is asked until it tells, and then no more.
 *
 * @param site of the video, {@code vimeo}
 * @param videoId what the site calls it
 * @param url where the thumbnail is, an http or https URL
 */
public record VideoThumbnailFound(String site, String videoId, String url) implements DomainEvent {

}
