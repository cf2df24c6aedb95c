// Loading sign, floating dialogs, windows.
function showLoading() {
	if ($("divLoading")) return;
	var sign = document.createElement("div");
	sign.id = "divLoading";
	sign.className = "DIVLOADING";
	sign.innerHTML = '<span class="SPINNER"></span>' + QLabel.loading;
	document.body.appendChild(sign);
}

function hideLoading() {
	Element.remove("divLoading");
}

function openDialog(id, title, content, buttons, width) {
	closeDialog(id);
	if (!$("divDesabilitaTela")) {
		var mask = document.createElement("div");
		mask.id = "divDesabilitaTela";
		mask.className = "DIVDESABILITATELA";
		document.body.appendChild(mask);
	}
	var dialog = document.createElement("div");
	dialog.id = id;
	dialog.className = "DIVALERT";
	dialog.style.width = (width || 420) + "px";
	dialog.innerHTML = '<table class="WINDOWHEADER" cellspacing="0" cellpadding="0"><tbody><tr>'
		+ '<td><font class="WINDOWTITLE">' + title + '</font></td>'
		+ '<td class="WINDOWCLOSECELL"><img class="WINDOWCLOSE" src="/images/close.svg" alt="" title="Fechar"></td></tr></tbody></table>'
		+ '<table class="WINDOWCONTENT" cellspacing="0" cellpadding="0"><tbody><tr><td>' + content + '</td></tr>'
		+ '<tr><td class="WINDOWBUTTONS"></td></tr></tbody></table>';
	dialog.querySelector(".WINDOWCLOSE").onclick = function () { closeDialog(id); };
	buttons.each(function (spec) {
		var button = document.createElement("button");
		button.type = "button";
		button.id = spec[0];
		button.className = "BUTTON";
		button.innerHTML = '<span class="IMGSPAN">' + spec[1] + '</span>';
		button.onclick = function () { if (spec[3] !== true) closeDialog(id); if (spec[2]) spec[2](); };
		dialog.querySelector(".WINDOWBUTTONS").appendChild(button);
	});
	document.body.appendChild(dialog);
	dialog.style.marginLeft = (-dialog.offsetWidth / 2) + "px";
	var first = dialog.querySelector(".WINDOWBUTTONS button");
	if (first) first.focus();
}

function closeDialog(id) {
	Element.remove(id);
	if ($$(".DIVALERT").length === 0) Element.remove("divDesabilitaTela");
}

function Alert(text, title, onClose) {
	openDialog("divAlert", title || QLabel.alert, '<div class="ALERTTEXT">' + text + '</div>', [["btnOK", "OK", onClose]]);
}

function Confirm(text, onYes) {
	openDialog("divAlert", QLabel.confirm, '<div class="ALERTTEXT">' + text + '</div>',
		[["btnYES", "Sim", onYes], ["btnNO", "Não"]]);
}

function sessionExpired() {
	Alert("Sua sessão expirou. Efetue o login novamente.", QLabel.critical, function () { window.location.reload(); });
}

function withQuery(path, query) {
	var all = (A_query + (query ? (A_query ? "&" : "?") + query : ""));
	return pathWeb + path + all;
}

function openTicket(number) {
	var url = withQuery("html/hd/hdchamado/cadastro_chamado.php", number ? "cdchamado=" + number : "");
	window.open(url, "chamado_" + (number || "novo"), "width=1040,height=760,scrollbars=yes,resizable=yes");
}
