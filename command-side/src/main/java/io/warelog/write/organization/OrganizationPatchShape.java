package io.warelog.write.organization;

import io.swagger.v3.oas.annotations.media.Schema;

/** The description of the body that changes an organization. */
@Schema(name = "OrganizationPatch", requiredProperties = "details",
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record OrganizationPatchShape(@Schema(
		description = "Whether the details of existing products may be changed, or only is_active", allowableValues = {
				"editable", "frozen" },
		example = "frozen") String details){
}
