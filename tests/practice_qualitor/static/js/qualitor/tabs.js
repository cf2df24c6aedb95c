// The tab strip; the list of related tickets is fetched when its tab is opened for the first time.
var A_relatedLoaded = false;

function selectTab(id) {
	$$(".TABPANEL").each(function (panel) {
		panel.style.display = panel.id === id ? "block" : "none";
		$("XMLTab" + panel.id).className = panel.id === id ? "TABSELECTED" : "TAB";
	});
	if (id === "aba_relacao" && !A_relatedLoaded) loadRelated();
}

function loadRelated() {
	A_relatedLoaded = true;
	new Ajax.Request(withQuery("html/hd/hdchamado/ajax_relacionados.php"), {
		parameters: { cdchamado: $F("cdchamado") },
		onSuccess: function (transport) { $("aba_relacao").innerHTML = transport.responseText; }
	});
}
