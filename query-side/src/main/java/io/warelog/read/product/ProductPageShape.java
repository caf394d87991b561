package io.warelog.read.product;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.platform.description.ProductShape;
import io.warelog.read.http.CursorPageShape;

/**
 * The description of a page of products.
 *
 * @param data the products
 * @param meta which page it is
 */
@Schema(name = "ProductPage", requiredProperties = { "data", "meta" })
record ProductPageShape(List<ProductShape> data, CursorPageShape meta) {
}
