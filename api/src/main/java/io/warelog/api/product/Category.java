package io.warelog.api.product;

/**
 * A category of the products of one merchant. It exists while a product belongs to it.
 *
 * @param name 1 to 255 characters
 * @param slug made of the name, by which categories are told apart
 */
public record Category(String name, String slug) {

}
