"""What is known of the customer: documents, phones and names, recognised by libraries, never invented."""
