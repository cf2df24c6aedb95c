// The few functions of the Prototype framework that the pages use, written anew for the practice site.
var Prototype = { Version: "1.6-practice", emptyFunction: function () {} };

function $(element) {
	return typeof element === "string" ? document.getElementById(element) : element;
}

function $A(list) {
	return Array.prototype.slice.call(list || []);
}

function $$(selector) {
	return $A(document.querySelectorAll(selector));
}

function $F(element) {
	var control = $(element);
	if (!control) return null;
	if ((control.type === "radio" || control.type === "checkbox") && !control.checked) return null;
	return control.value;
}

Object.extend = function (target, source) {
	for (var name in source) target[name] = source[name];
	return target;
};

Object.extend(Array.prototype, {
	each: function (visit) { this.forEach(visit); return this; },
	first: function () { return this[0]; },
	last: function () { return this[this.length - 1]; },
	without: function (value) { return this.filter(function (item) { return item !== value; }); }
});
["each", "first", "last", "without"].each(function (name) {
	Object.defineProperty(Array.prototype, name, { enumerable: false });
});

Object.extend(String.prototype, {
	strip: function () { return this.replace(/^\s+/, "").replace(/\s+$/, ""); },
	blank: function () { return /^\s*$/.test(this); }
});

var Element = window.Element || {};
Object.extend(Element, {
	show: function (element) { $(element).style.display = "block"; },
	hide: function (element) { $(element).style.display = "none"; },
	update: function (element, html) { $(element).innerHTML = html; },
	remove: function (element) { var node = $(element); if (node) node.parentNode.removeChild(node); }
});

var Event = window.Event || {};
Event.observe = function (element, name, handler) { $(element).addEventListener(name, handler, false); };

// Forms and AJAX calls are Latin-1: escape() writes one byte per character, encodeURIComponent() would not.
function encodeLatin1(text) {
	return escape(String(text)).replace(/\+/g, "%2B");
}

Object.toQueryString = function (values) {
	var pairs = [];
	for (var name in values) pairs.push(encodeLatin1(name) + "=" + encodeLatin1(values[name]));
	return pairs.join("&");
};

var Ajax = { activeRequestCount: 0 };

Ajax.Request = function (url, options) {
	var transport = new XMLHttpRequest();
	Ajax.activeRequestCount++;
	showLoading();
	transport.open("POST", url, true);
	transport.setRequestHeader("Content-Type", "application/x-www-form-urlencoded; charset=ISO-8859-1");
	transport.setRequestHeader("X-Requested-With", "XMLHttpRequest");
	transport.onreadystatechange = function () {
		if (transport.readyState !== 4) return;
		try {
			if (transport.responseText.indexOf('id="btnLogin"') >= 0) sessionExpired();
			else if (transport.status === 200) options.onSuccess(transport);
			else Alert("Falha na comunicação com o servidor (" + transport.status + ").", QLabel.critical);
		} finally {
			Ajax.activeRequestCount--;
			if (Ajax.activeRequestCount === 0) hideLoading();
		}
	};
	transport.send(Object.toQueryString(options.parameters || {}));
};
