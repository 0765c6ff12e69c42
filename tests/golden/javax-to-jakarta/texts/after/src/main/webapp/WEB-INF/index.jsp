<%@ page import="jakarta.servlet.http.HttpSession, javax.naming.Context" %>
<p>${requestScope['jakarta.servlet.error.message']}</p>
