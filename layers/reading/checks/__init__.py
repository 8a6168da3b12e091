"""What one record cannot show: references, chains of credit, hedges kept, geometry no finer than said."""
