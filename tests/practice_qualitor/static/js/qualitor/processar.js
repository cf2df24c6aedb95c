// Saving.
function isFilled(id) {
	var radios = document.getElementsByName(id);
	if (radios.length > 0 && radios[0].type === "radio") {
		return $A(radios).some(function (radio) { return radio.checked; });
	}
	var control = $(id);
	return !control || !control.value.blank();
}

// A branch without this level of category asks for none.
function isNeeded(id) {
	var level = /^cdcategoria(\d)$/.exec(id);
	if (!level || $(id).options.length > 1) return true;
	var above = $(level[1] === "1" ? "cdtipochamado" : "cdcategoria" + (level[1] - 1));
	return above.value === "" && isNeeded(above.id);
}

function requiredMessage(labels) {
	return QLabel.required + labels.map(function (label) { return "<br>- " + label + "."; }).join("");
}

function processar() {
	var missing = A_reqFields.concat(dynReqFields).filter(function (field) {
		return isNeeded(field[0]) && !isFilled(field[0]);
	});
	if (missing.length > 0) {
		Alert(requiredMessage(missing.map(function (field) { return field[1]; })));
		return;
	}
	showLoading();
	$("formChamado").submit();
}

// Called by the answer in the hidden frame.
function processResult(result) {
	hideLoading();
	if (result.faltam && result.faltam.length > 0) { Alert(requiredMessage(result.faltam)); return; }
	if (result.invalidos && result.invalidos.length > 0) {
		Alert("Os seguintes campos possuem valor inválido :" + result.invalidos.map(function (label) { return "<br>- " + label + "."; }).join(""));
		return;
	}
	A_dirty = false;
	Alert(result.mensagem, QLabel.info, function () {
		if (result.fecha && window.opener) { window.close(); return; }
		if (result.cdchamado) {
			window.location.href = withQuery("html/hd/hdchamado/cadastro_chamado.php", "cdchamado=" + result.cdchamado);
		}
	});
}

// When the session has ended, what comes back into the frame is the login page.
function frameLoaded(frame) {
	try {
		if (frame.contentWindow.document.getElementById("btnLogin")) { hideLoading(); sessionExpired(); }
	} catch (error) {
		hideLoading();
	}
}
