package io.warelog.media.library;

import io.warelog.media.ContentHash;
import io.warelog.media.ImageType;
import io.warelog.media.MediaKey;

/**
 * An image that is kept.
 *
 * @param key under which it is served
 * @param content the hash of what was sent
 * @param type what was sent
 * @param width of it, upright, in pixels
 * @param height of it, upright, in pixels
 */
public record KeptImage(MediaKey key, ContentHash content, ImageType type, int width, int height) {

}
