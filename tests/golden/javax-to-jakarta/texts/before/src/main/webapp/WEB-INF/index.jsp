<%@ page import="javax.servlet.http.HttpSession, javax.naming.Context" %>
<p>${requestScope['javax.servlet.error.message']}</p>
