
(function () {
  'use strict';
  var table = document.getElementById('fleet');
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
  var text = document.getElementById('q');
  var kind = document.getElementById('kind');
  var empty = document.getElementById('none');
  document.getElementById('tools').hidden = false;
  var contents = rows.map(function (row) {
    return (row.cells[0].textContent + ' ' + row.cells[1].textContent).toLowerCase();
  });
  function apply() {
    var wanted = text.value.toLowerCase().split(/\s+/);
    var hits = 0;
    rows.forEach(function (row, i) {
      var shown = (!kind.value || row.className === kind.value) &&
        wanted.every(function (word) { return contents[i].indexOf(word) >= 0; });
      row.hidden = !shown;
      if (shown) { hits++; }
    });
    empty.hidden = hits > 0;
  }
  text.addEventListener('input', apply);
  kind.addEventListener('change', apply);
  function key(row, column) {
    var value = row.cells[column].dataset.sort;
    return heads[column].dataset.kind === 'text' ? value : Number(value);
  }
  heads.forEach(function (head, column) {
    head.querySelector('button').addEventListener('click', function () {
      var texts = head.dataset.kind === 'text';
      var before = head.getAttribute('aria-sort');
      // Numbers begin with the largest, names with the first.
      var down = before ? before === 'ascending' : !texts;
      heads.forEach(function (h) { h.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      // The order of before is kept among equals.
      Array.prototype.slice.call(body.rows).sort(function (a, b) {
        var x = key(a, column), y = key(b, column);
        var order = texts ? x.localeCompare(y, 'en', { numeric: true }) : x - y;
        return down ? -order : order;
      }).forEach(function (row) { body.appendChild(row); });
    });
  });
})();
