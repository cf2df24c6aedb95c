// Skin 9: every select is shown by select2, version 3.
function applySkin(root) {
	$j(root).find("select").each(function () {
		$j(this).select2({ width: "100%", placeholder: "Selecione", allowClear: true, minimumResultsForSearch: 8 });
		nameParts(this);
	});
}

function removeSkin(root) {
	$j(root).find("select").select2("destroy");
}

function refreshSkin(control) {
	if (control.tagName === "SELECT") $j(control).select2("val", control.value);
}

// select2 counts its parts through; here they are named after their select, so that a select that is built anew
// for the same choice is the same again.
function nameParts(select) {
	$j(select).select2("container").find("*").each(function () {
		for (var i = 0; i < this.attributes.length; i++) {
			var attribute = this.attributes[i];
			attribute.value = attribute.value.replace(/\b(s2id_autogen|select2-chosen-|select2-results-)\d+/, "$1_" + select.id);
		}
	});
}
