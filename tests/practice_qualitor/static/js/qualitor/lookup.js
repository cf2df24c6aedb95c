// Code fields: Cliente and Contato are resolved when the field is left; their windows list what can be chosen.
var A_resolved = { cdcliente: "", cdcontato: "" };
var A_echoes = ["nmcontato", "nmsolicitante", "nmcargosolicitante", "vlcampo14", "vlcampo15", "vlcampo16", "vlcampo17", "vlcampo18"];

function lookupValues() {
	return { cdcliente: $F("cdcliente").strip(), cdcontato: $F("cdcontato").strip(), nmform: A_nmform };
}

function getCliente() {
	var values = lookupValues();
	if ($("cdcliente").readOnly || values.cdcliente === A_resolved.cdcliente) return;
	A_resolved.cdcliente = values.cdcliente;
	$("nmcliente").value = "";
	clearContato();
	if (values.cdcliente === "") return;
	new Ajax.Request(withQuery("html/hd/hdchamado/ajax_cliente.php"), {
		parameters: values,
		onSuccess: function (transport) {
			if (values.cdcliente !== A_resolved.cdcliente) return;
			var reply = eval("(" + transport.responseText + ")");
			if (reply.erro) { unknownCode("cdcliente", reply.erro); return; }
			A_resolved.cdcliente = reply.cdcliente;
			$("cdcliente").value = reply.cdcliente;
			$("nmcliente").value = reply.nmcliente;
		}
	});
}

function getContato() {
	var values = lookupValues();
	if ($("cdcontato").readOnly || values.cdcontato === A_resolved.cdcontato) return;
	clearEchoes();
	A_resolved.cdcontato = values.cdcontato;
	if (values.cdcontato === "") return;
	if (values.cdcliente === "") { unknownCode("cdcontato", "Informe primeiro o cliente."); return; }
	new Ajax.Request(withQuery("html/hd/hdchamado/ajax_contato.php"), {
		parameters: values,
		onSuccess: function (transport) {
			if (values.cdcontato !== A_resolved.cdcontato) return;
			var reply = eval("(" + transport.responseText + ")");
			if (reply.erro) { unknownCode("cdcontato", reply.erro); return; }
			$("cdcontato").value = reply.cdcontato;
			A_echoes.each(function (id) { $(id).value = reply[id]; });
			$("label_vlcampo18").innerHTML = reply.label_vlcampo18;
			if (reply.cdlocalidade) setValue("cdlocalidade", reply.cdlocalidade);
		}
	});
}

function unknownCode(id, message) {
	A_resolved[id] = "";
	$(id).value = "";
	Alert(message);
}

function clearEchoes() {
	A_echoes.each(function (id) { $(id).value = ""; });
	$("label_vlcampo18").innerHTML = "";
}

function clearContato() {
	A_resolved.cdcontato = "";
	$("cdcontato").value = "";
	clearEchoes();
}

function clearLookup(id) {
	$(id).value = "";
	if (id === "cdcliente") getCliente(); else getContato();
}

function openLookup(id) {
	if (id === "cdcontato" && $F("cdcliente").blank()) { Alert("Informe primeiro o cliente."); return; }
	var client = id === "cdcliente";
	new Ajax.Request(withQuery("html/hd/hdchamado/" + (client ? "lista_cliente.php" : "lista_contato.php")), {
		parameters: lookupValues(),
		onSuccess: function (transport) {
			openDialog("divLookup", "Pesquisar " + (client ? "cliente" : "contato"), transport.responseText,
				[["btnCloseLookup", "Fechar"]], 640);
		}
	});
}

function chooseLookup(id, code) {
	closeDialog("divLookup");
	$(id).value = code;
	if (id === "cdcliente") getCliente(); else getContato();
}

function infoContato() {
	new Ajax.Request(withQuery("html/hd/hdchamado/info_contato.php"), {
		parameters: lookupValues(),
		onSuccess: function (transport) {
			openDialog("divInfoContato", "Dados do contato", transport.responseText, [["btnOK", "OK"]], 480);
		}
	});
}
