<p>a</p>
