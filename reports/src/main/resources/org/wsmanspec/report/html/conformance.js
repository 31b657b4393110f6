
(function () {
  'use strict';
  var text = document.getElementById('q');
  var area = document.getElementById('area');
  var rows = Array.prototype.slice.call(document.querySelectorAll('#matrix tbody tr'));
  var empty = document.getElementById('none');
  document.getElementById('tools').hidden = false;
  var contents = rows.map(function (row) { return row.textContent.toLowerCase(); });
  function apply() {
    var wanted = text.value.toLowerCase().split(/\s+/);
    var hits = 0;
    rows.forEach(function (row, i) {
      var shown = (!area.value || row.dataset.area === area.value) &&
        wanted.every(function (word) { return contents[i].indexOf(word) >= 0; });
      row.hidden = !shown;
      if (shown) { hits++; }
    });
    empty.hidden = hits > 0;
  }
  text.addEventListener('input', apply);
  area.addEventListener('change', apply);
  // A link into a folded part unfolds it.
  function unfold() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    for (var at = target; at; at = at.parentElement) {
      if (at.tagName === 'DETAILS') { at.open = true; }
    }
    if (target) { target.scrollIntoView(); }
  }
  window.addEventListener('hashchange', unfold);
  unfold();
  // Paper has no folds.
  var folded = [];
  window.addEventListener('beforeprint', function () {
    folded = Array.prototype.slice.call(document.querySelectorAll('details:not([open])'));
    folded.forEach(function (d) { d.open = true; });
  });
  window.addEventListener('afterprint', function () {
    folded.forEach(function (d) { d.open = false; });
  });
})();
