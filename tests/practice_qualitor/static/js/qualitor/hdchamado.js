// The ticket page: classification, priority, additional information.
var A_sequence = { "": 0, change: 0 };
var A_dirty = false;
var A_previous = {};

function loadPage() {
	document.addEventListener("change", watchChange, false);
	if (window.applySkin) applySkin(document.body);
}

function setValue(id, value) {
	var control = $(id);
	if (!control) return;
	control.value = value;
	A_previous[id] = value;
	if (window.refreshSkin) refreshSkin(control);
}

function chosenPath(suffix) {
	var values = { nmform: A_nmform, sufixo: suffix };
	values["cdtipochamado" + suffix] = $F("cdtipochamado" + suffix);
	for (var level = 1; level <= 3; level++) {
		values["cdcategoria" + suffix + level] = $F("cdcategoria" + suffix + level) || "";
	}
	return values;
}

// Called with the level that has to be rebuilt: 1 after Tipo, 2 after Categoria 1, … 4 after the last.
function selectCategory(level, suffix) {
	var sequence = ++A_sequence[suffix];
	var values = chosenPath(suffix);
	var chosen = level === 1 ? values["cdtipochamado" + suffix] : values["cdcategoria" + suffix + (level - 1)];
	for (var below = level; below <= 3; below++) values["cdcategoria" + suffix + below] = "";
	values.nivel = level;
	if (level > 3) {
		finishCategory(suffix, values, chosen !== "", sequence);
		return;
	}
	new Ajax.Request(withQuery("html/hd/hdchamado/ajax_categoria.php"), {
		parameters: values,
		onSuccess: function (transport) {
			if (sequence !== A_sequence[suffix]) return;
			var reply = eval("(" + transport.responseText + ")");
			for (var cell in reply.celulas) {
				var empty = reply.celulas[cell].split("<option").length === 2;
				if (!empty || $(cell).querySelector("select").options.length > 1) rebuildCell(cell, reply.celulas[cell]);
			}
			finishCategory(suffix, values, reply.ultima, sequence);
		}
	});
}

function rebuildCell(id, html) {
	var cell = $(id);
	if (window.removeSkin) removeSkin(cell);
	cell.innerHTML = html;
	if (window.applySkin) applySkin(cell);
}

function finishCategory(suffix, values, complete, sequence) {
	if (suffix !== "") return;
	if (!complete) {
		setValue("cdseveridade", "");
		setAdditionalInformation("", []);
		return;
	}
	getSeveridade(values, sequence);
	getInformacaoAdicional(values, sequence);
}

function getSeveridade(values, sequence) {
	new Ajax.Request(withQuery("html/hd/hdchamado/ajax_severidade.php"), {
		parameters: values,
		onSuccess: function (transport) {
			if (sequence !== A_sequence[""]) return;
			setValue("cdseveridade", eval("(" + transport.responseText + ")").cdseveridade);
		}
	});
}

function getInformacaoAdicional(values, sequence) {
	new Ajax.Request(withQuery("html/hd/hdchamado/ajax_informacaoadicional.php"), {
		parameters: values,
		onSuccess: function (transport) {
			if (sequence !== A_sequence[""]) return;
			var reply = eval("(" + transport.responseText + ")");
			setAdditionalInformation(reply.html, reply.obrigatorios);
			if (reply.mensagem) Alert(reply.mensagem, QLabel.info);
		}
	});
}

function setAdditionalInformation(html, required) {
	var origin = required.filter(function (field) { return field[0] === "cdorigem"; }).length > 0;
	dynReqFields = required;
	if ($("tdInformacaoAdicional").innerHTML !== html) rebuildCell("tdInformacaoAdicional", html);
	setRequired("cdorigem", origin);
}

function setRequired(id, required) {
	var label = $("tdLabel" + id);
	if (A_reqFields.some(function (field) { return field[0] === id; })) return;
	label.innerHTML = label.innerHTML.replace("*", "").replace(/^(\S+)/, required ? "$1*" : "$1");
	if (!$(id).disabled) $(id).className = $(id).className.replace(/^INPUT(REQUIRED)?/, required ? "INPUTREQUIRED" : "INPUT");
}

function fieldChanged(control) {
	A_dirty = true;
}

function watchChange(event) {
	var control = event.target;
	A_dirty = true;
	if (!(A_undoFields[control.id] > 0)) {
		A_previous[control.id] = control.value;
		return;
	}
	A_undoFields[control.id]--;
	var before = A_previous[control.id] || "";
	window.setTimeout(function () { setValue(control.id, before); }, 20);
}

function closeTicket() {
	if (!A_dirty) { window.close(); return; }
	Confirm("Existem informações que ainda não foram salvas. Confirma o fechamento da janela?", function () { window.close(); });
}

function printTicket() {
	Alert("Não há modelo de impressão configurado.", QLabel.info);
}

function changeOpeningData() {
	new Ajax.Request(withQuery("html/hd/hdchamado/altera_abertura.php"), {
		parameters: { cdchamado: $F("cdchamado"), nmform: A_nmform },
		onSuccess: function (transport) {
			openDialog("divChange", "Alterar dados de abertura", '<form id="formChange">' + transport.responseText + "</form>",
				[["btnProcessChange", "Processar", processChange, true], ["btnCloseChange", "Fechar"]], 620);
			if (window.applySkin) applySkin($("divChange"));
		}
	});
}

function processChange() {
	var values = { cdchamado: $F("cdchamado") };
	["cdtipochamadochange", "cdcategoriachange1", "cdcategoriachange2", "cdcategoriachange3", "nmtitulochamadochange",
		"dschamadochange"].each(function (id) { values[id] = $F(id) || ""; });
	new Ajax.Request(withQuery("html/hd/hdchamado/processa_abertura.php"), {
		parameters: values,
		onSuccess: function (transport) {
			closeDialog("divChange");
			Alert("Registro alterado com sucesso.", QLabel.info, function () { window.location.reload(); });
		}
	});
}
