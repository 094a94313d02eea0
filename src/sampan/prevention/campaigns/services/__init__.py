"""What changes a campaign."""
