// Masks and checks of single fields.
function trimField(control) {
	if (!control.readOnly) control.value = control.value.replace(/\s+$/, "");
}

function maskCpfCnpj(event) {
	var key = event.key || "";
	return key.length !== 1 || /[0-9A-Za-z.\-\/]/.test(key);
}

function checkDigit(base, weights) {
	var sum = 0;
	for (var i = 0; i < base.length; i++) sum += (base.charCodeAt(i) - 48) * weights[i];
	return sum % 11 < 2 ? "0" : String(11 - sum % 11);
}

function isCpfOrCnpj(text) {
	var code = text.replace(/[.\-\/\s]/g, "").toUpperCase();
	var cpf = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2], cnpj = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
	if (/^(.)\1*$/.test(code)) return false;
	var weights = /^\d{11}$/.test(code) ? cpf : /^[0-9A-Z]{12}\d{2}$/.test(code) ? cnpj : null;
	if (!weights) return false;
	var base = code.slice(0, -2);
	var first = checkDigit(base, weights.slice(1));
	return code.slice(-2) === first + checkDigit(base + first, weights);
}

function checkCpfCnpj(control) {
	if (control.readOnly || control.value.blank() || isCpfOrCnpj(control.value)) return;
	Alert("CPF/CNPJ inválido.");
}

function checkEmail(control) {
	if (control.readOnly || control.value.blank() || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(control.value.strip())) return;
	Alert("E-mail inválido.");
}

function maskHour(control, event) {
	var key = event.key || "";
	if (key.length !== 1) return true;
	if (!/[0-9]/.test(key)) return false;
	if (control.value.length === 2) control.value += ":";
	return true;
}

function checkHour(control) {
	if (control.value.blank() || /^([01]\d|2[0-3]):[0-5]\d$/.test(control.value)) return;
	control.value = "";
	Alert("Hora inválida.");
}

// The choices of a group of check boxes are kept in one hidden field, joined.
function checkValue(name, box) {
	var hidden = $(name + "_values");
	var values = hidden.value === "" ? [] : hidden.value.split("<SEPARE_INFO>");
	values = box.checked ? values.concat([box.value]) : values.without(box.value);
	hidden.value = values.join("<SEPARE_INFO>");
}
